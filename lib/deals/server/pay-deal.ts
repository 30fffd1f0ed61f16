/** A buyer goes to pay: the checkout of a deal that waits for its money. */
import { formatPrefix } from '#lib/address-space/prefix.ts'
import { isAllowed } from '#lib/identity/policy.ts'
import type { Member } from '#lib/kernel/actor.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { type Checkout, checkoutLifetimeMinutes } from '#lib/ledger/checkout.ts'
import { openCheckout } from '#lib/ledger/server/open-checkout.ts'
import { requestCheckout } from '#lib/ledger/server/request-checkout.ts'
import { inTransaction, type Transaction } from '#lib/platform/transaction.ts'
import { findDueDate } from '#lib/processes/list-next.ts'
import { type Deal, type DealRefusal, noSuchDeal, partiesOf, partyOf } from '../deal.ts'
import { ownLengthsOf } from '../own-lengths.ts'
import { rulesOf } from '../rules.ts'
import { selectNow } from './deal-store.ts'
import { lockDeal } from './lock-deal.ts'

type Paying = { actor: Member; dealId: string; successUrl: string; cancelUrl: string; customerEmail: string | null }

/** The address of the page to pay on. The one that is open already, if there is one, however often it is asked for. */
export async function payDeal(given: Paying): Promise<Result<string, DealRefusal>> {
  const checkout = await inTransaction((tx) => request({ ...given, tx }))
  if (!checkout.ok) return checkout
  const url = await openCheckout({ actor: given.actor, checkoutId: checkout.value.id })
  return url.ok ? url : err({ kind: 'not-now', message: url.error.message })
}

async function request(given: Paying & { tx: Transaction }): Promise<Result<Checkout, DealRefusal>> {
  const { actor, tx, dealId, successUrl, cancelUrl, customerEmail } = given
  const deal = await lockDeal(tx, dealId)
  if (!(deal && isAllowed(actor, 'work-on-deal', partiesOf(deal)))) return err(noSuchDeal)
  if (partyOf(actor, deal) !== 'buyer') return err({ kind: 'not-yours', message: 'This is for the buyer to pay.' })
  const problem = explainNotPayable(deal, await selectNow(tx))
  if (problem) return err(problem)
  const checkout = await requestCheckout({
    ...{ actor, tx, dealId, successUrl, cancelUrl, customerEmail, amount: deal.terms.total },
    description: `${describeKind[deal.kind]} ${formatPrefix(deal.block)}`,
  })
  return checkout.ok ? ok(checkout.value) : err({ kind: 'not-now', message: checkout.error.message })
}

const describeKind: Record<Deal['kind'], string> = {
  sale: 'Purchase of',
  lease: 'Lease, first period, of',
  rent: 'Rent, first month, of',
}

/** A checkout that outlives the reservation could be paid for addresses that are gone. */
function explainNotPayable(deal: Deal, now: Date): DealRefusal | null {
  if (deal.state !== 'awaiting-funds') return { kind: 'not-now', message: 'This deal is not to be paid now.' }
  const until = findDueDate(rulesOf(deal).definition, deal, ownLengthsOf(deal))
  const minutesLeft = until ? (until.getTime() - now.getTime()) / 60_000 : 0
  if (minutesLeft > checkoutLifetimeMinutes) return null
  return { kind: 'too-late', message: 'The reservation ends too soon to begin a payment. Order again.' }
}
