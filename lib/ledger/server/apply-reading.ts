/**
 * Takes in what was read at the payment service, in one transaction: our record of it, the ledger where the deal has
 * no say, and whatever the deal makes of the news.
 */
import type { Actor } from '#lib/kernel/actor.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import { hasReceived, judgeReading, type PaymentNews, tellMove } from '#lib/ledger/checkout.ts'
import type { Journal } from '#lib/ledger/journal.ts'
import type { GatewayCheckout, GatewayRefund } from '#lib/ledger/payment-gateway.ts'
import { payRefund, receiveDuplicate, receiveMismatch, returnRefund } from '#lib/ledger/posting.ts'
import { inTransaction, type Transaction } from '#lib/platform/transaction.ts'
import { lockCheckoutsBeside, updateCheckout } from './checkout-store.ts'
import { postJournal } from './post-journal.ts'
import { lockRefund, type Refund, updateRefund } from './refund-store.ts'
import { requestRefund } from './request-refund.ts'

/**
 * What a deal does with the news, in the transaction that holds it. `paid` is the deal's to post, for it knows
 * whether it still wants the money; `paid-twice`, `wrong-amount` and `refunded` stand in the ledger already.
 */
export type RecordPayment = (given: { actor: Actor; tx: Transaction; news: PaymentNews }) => Promise<void>

export type Taking = { actor: Actor; record: RecordPayment }

/** `unknown-here`: no checkout or refund of ours. `no-news`: it stands as we knew it. */
export type Taken = 'news' | 'no-news' | 'unknown-here'

async function post(actor: Actor, tx: Transaction, journal: Journal): Promise<void> {
  const posted = await postJournal({ actor, tx, ...journal })
  invariant(posted.ok, 'a payment is posted under its own key')
}

/** Money that no deal can use is booked apart and sent back at once. */
async function returnAtOnce({ actor, tx, news }: Parameters<RecordPayment>[0]): Promise<void> {
  if (news.kind !== 'paid-twice' && news.kind !== 'wrong-amount') return
  const isDuplicate = news.kind === 'paid-twice'
  await post(actor, tx, isDuplicate ? receiveDuplicate(news) : receiveMismatch(news))
  const { checkoutId, amount } = news
  await requestRefund({ actor, tx, checkoutId, amount, reason: isDuplicate ? 'duplicate' : 'mismatch' })
}

/** Takes in a checkout as it stands there now. `alsoIn` is done in the same transaction, whatever the outcome. */
export function applyCheckout(
  { actor, record }: Taking,
  reading: GatewayCheckout,
  alsoIn: (tx: Transaction, taken: Taken) => Promise<void> = async () => undefined,
): Promise<Taken> {
  return inTransaction(async (tx) => {
    const beside = reading.checkoutId === null ? [] : await lockCheckoutsBeside(tx, reading.checkoutId)
    const checkout = beside.find(({ id }) => id === reading.checkoutId)
    if (!checkout) {
      await alsoIn(tx, 'unknown-here')
      return 'unknown-here'
    }
    const isPaidAlready = beside.some(({ id, state }) => id !== checkout.id && hasReceived(state))
    const state = judgeReading(checkout, reading, isPaidAlready)
    const news = tellMove(checkout, reading, state)
    if (!hasReceived(checkout.state)) await updateCheckout(tx, checkout, { state, reading })
    if (news) {
      await returnAtOnce({ actor, tx, news })
      await record({ actor, tx, news })
    }
    const taken = news ? 'news' : 'no-news'
    await alsoIn(tx, taken)
    return taken
  })
}

/** A refund as it stands there; without an id it was never made. */
export type RefundReading = Omit<GatewayRefund, 'id'> & { readonly id: string | null }

/** Of one that failed and was asked for anew, old notes still come: they are no news of the one that follows it. */
const isOfAnother = (refund: Refund, { id }: RefundReading): boolean =>
  refund.state === 'asked'
    ? id !== null && id === refund.providerRefundId
    : refund.providerRefundId !== null && id !== refund.providerRefundId

const isNews = (refund: Refund, { state }: RefundReading): boolean =>
  state !== refund.state && state !== 'pending' && refund.state !== 'failed'

/** What was sent is booked; what a bank sent back after that is owed again. */
async function bookRefund(
  actor: Actor,
  tx: Transaction,
  { refund, reading }: { refund: Refund; reading: RefundReading },
) {
  const { dealId, amount, reason } = refund
  if (reading.id === null) return
  const booking = { dealId, amount, reason, refundId: reading.id }
  if (reading.state === 'succeeded') await post(actor, tx, payRefund(booking))
  else if (refund.state === 'succeeded') await post(actor, tx, returnRefund(booking))
}

/** The same for a refund. Its checkouts are locked first, as whoever moves the deal locks them. */
export function applyRefund(
  { actor, record }: Taking,
  reading: RefundReading,
  alsoIn: (tx: Transaction, taken: Taken) => Promise<void> = async () => undefined,
): Promise<Taken> {
  return inTransaction(async (tx) => {
    if (reading.checkoutId !== null) await lockCheckoutsBeside(tx, reading.checkoutId)
    const refund = reading.checkoutId === null ? null : await lockRefund(tx, reading.checkoutId)
    const taken = refund ? await takeRefund({ actor, record }, { tx, refund, reading }) : 'unknown-here'
    await alsoIn(tx, taken)
    return taken
  })
}

async function takeRefund(
  { actor, record }: Taking,
  { tx, refund, reading }: { tx: Transaction; refund: Refund; reading: RefundReading },
): Promise<Taken> {
  if (isOfAnother(refund, reading)) return 'no-news'
  const { checkoutId, dealId, paymentId, amount, reason } = refund
  const news = isNews(refund, reading)
  const state = refund.state === 'asked' || news ? reading.state : refund.state
  await updateRefund(tx, checkoutId, { state, providerRefundId: reading.id, problem: reading.failureReason })
  if (!news) return 'no-news'
  await bookRefund(actor, tx, { refund, reading })
  const kind = state === 'succeeded' ? 'refunded' : 'refund-failed'
  await record({ actor, tx, news: { kind, dealId, checkoutId, paymentId, amount, reason } })
  return 'news'
}
