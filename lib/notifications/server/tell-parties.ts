/** Writes to everybody whom an event of a deal concerns: once each, however often it is done. */
import type { Deal } from '#lib/deals/deal.ts'
import { rulesOf } from '#lib/deals/rules.ts'
import { getOccasion } from '#lib/deals/server/get-occasion.ts'
import type { Party } from '#lib/deals/vocabulary.ts'
import { type Contact, listContacts } from '#lib/identity/server/list-contacts.ts'
import { systemActor } from '#lib/kernel/actor.ts'
import { dealPath } from '#lib/paths.ts'
import { environment, publicUrl } from '#lib/platform/env.ts'
import { queueMail } from '#lib/platform/outbox.ts'
import { inTransaction } from '#lib/platform/transaction.ts'
import { findState } from '#lib/processes/definition.ts'
import { writeDealMail } from '../deal-mail.ts'

const actor = systemActor('tell-parties')

/** Buyer, seller, the brokers that act for them and that of the sale; whoever runs the market where it waits for them. */
export async function tellParties({ dealId, seq }: { dealId: string; seq: number }): Promise<void> {
  const occasion = await getOccasion(actor, { dealId, seq })
  const { deal, event } = occasion
  const waitsOn = findState(rulesOf(deal).definition, event.to)?.waitsOn
  const { buyerId, sellerId, terms } = deal
  const organisationIds = [buyerId, sellerId, ...(terms.brokerId === null ? [] : [terms.brokerId])]
  const contacts = await listContacts(actor, { organisationIds, withOperators: waitsOn === 'operator' })
  const link = `${publicUrl(environment())}${dealPath(deal.id)}`
  await inTransaction(async (tx) => {
    for (const contact of contacts) {
      const mail = writeDealMail({ ...occasion, reader: readerOf(contact, deal), isMandated: contact.isMandated, link })
      await queueMail(tx, { key: `deal:${deal.id}:${seq}:${contact.userId}`, to: contact.email, ...mail })
    }
  })
}

/** The broker of a sale is on the seller's side. */
function readerOf({ organisationId }: Contact, { buyerId, sellerId, terms }: Deal): Party {
  if (organisationId === buyerId) return 'buyer'
  return organisationId === sellerId || organisationId === terms.brokerId ? 'seller' : 'operator'
}
