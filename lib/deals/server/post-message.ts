/** A party writes to the others of its deal; the message stays with the record. */
import { isAllowed } from '#lib/identity/policy.ts'
import type { Member } from '#lib/kernel/actor.ts'
import type { PublicId } from '#lib/kernel/public-id.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { newPublicId } from '#lib/platform/new-public-id.ts'
import { inTransaction } from '#lib/platform/transaction.ts'
import { type DealRefusal, noSuchDeal, partiesOf, partyOf } from '../deal.ts'
import { lockDeal } from './lock-deal.ts'
import { insertMessage } from './paper-store.ts'

export const longestMessage = 4000

/**
 * Plain text of 1 to 4000 characters, blanks around it dropped. `id`: given by the form that it was written in, so
 * that a form sent twice is one message.
 */
export async function postMessage(given: {
  actor: Member
  dealId: string
  text: string
  id?: PublicId<'msg'>
}): Promise<Result<null, DealRefusal>> {
  const { actor, dealId, id = newPublicId('msg') } = given
  // A form sends line breaks as two characters; the reader typed one.
  const text = given.text.trim().replaceAll('\r\n', '\n')
  return inTransaction(async (tx) => {
    const deal = await lockDeal(tx, dealId)
    const party = deal && isAllowed(actor, 'work-on-deal', partiesOf(deal)) ? partyOf(actor, deal) : null
    if (!party) return err(noSuchDeal)
    if (text.length === 0 || text.length > longestMessage) {
      const message = `A message has 1 to ${longestMessage} characters; this one has ${text.length}.`
      return err({ kind: 'evidence-missing', message })
    }
    await insertMessage(tx, { id, dealId, party, author: actor.userId, text })
    return ok(null)
  })
}
