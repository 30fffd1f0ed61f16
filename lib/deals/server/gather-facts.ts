/** What the database knows of a deal at this moment, for the guards to look at. */
import { findClaim } from '#lib/claims/server/find-claim.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import { heldFor, refundDue } from '#lib/ledger/account.ts'
import { findBalance } from '#lib/ledger/server/find-balance.ts'
import { hasFailedRefund } from '#lib/ledger/server/has-failed-refund.ts'
import type { Transaction } from '#lib/platform/transaction.ts'
import { type Deal, needsPreapproval, recipientRegistryOf } from '../deal.ts'
import type { DealFacts, MeasuredFacts } from '../facts.ts'
import { selectNow } from './deal-store.ts'

/** Within `tx`, whose caller has locked the deal, they stay true until it ends. */
export async function gatherFacts(given: {
  actor: Actor
  tx: Transaction | null
  deal: Deal
  measured?: MeasuredFacts | null
}): Promise<DealFacts> {
  const { actor, tx, deal, measured = null } = given
  const { currency } = deal.terms.total
  const balance = (account: ReturnType<typeof heldFor>) =>
    findBalance({ actor, account, currency, ...(tx ? { tx } : {}) })
  const claim = await findClaim({ actor, tx, dealId: deal.id })
  const held = await balance(heldFor(deal.id))
  const owed = await balance(refundDue(deal.id))
  return {
    now: await selectNow(tx),
    enteredAt: deal.enteredAt,
    asked: deal.terms.total,
    held,
    claim: claim === null || claim.state.name === 'released' ? 'none' : claim.state.name,
    isControlProven: deal.terms.isControlProven,
    isStandingOffer: deal.terms.isStandingOffer,
    preapproval: needsPreapproval({ kind: deal.kind, recipient: recipientRegistryOf(deal) }) ? 'needed' : 'not-needed',
    isRefunded: held.minor === 0n && owed.minor === 0n,
    hasRefundFailed: owed.minor > 0n && (await hasFailedRefund({ actor, tx, dealId: deal.id })),
    measured,
  }
}
