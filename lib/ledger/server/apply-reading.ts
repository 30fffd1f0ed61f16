/**
 * Takes in what was read at the payment service, in one transaction: our record of it, the ledger where the deal has
 * no say, and whatever the deal makes of the news.
 */
import type { Actor } from '#lib/kernel/actor.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import { hasReceived, judgeReading, type PaymentNews, tellMove } from '#lib/ledger/checkout.ts'
import type { Journal } from '#lib/ledger/journal.ts'
import type { GatewayCheckout, GatewayRefund } from '#lib/ledger/payment-gateway.ts'
import { payRefund, receiveDuplicate, receiveMismatch } from '#lib/ledger/posting.ts'
import { inTransaction, type Transaction } from '#lib/platform/transaction.ts'
import { lockCheckoutsBeside, updateCheckout } from './checkout-store.ts'
import { postJournal } from './post-journal.ts'
import { lockRefund, updateRefund } from './refund-store.ts'
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

/** The same for a refund; without an id it was never made. One that was ended by a bank after it had succeeded is told, and left to a person. */
export function applyRefund(
  { actor, record }: Taking,
  reading: Omit<GatewayRefund, 'id'> & { id: string | null },
  alsoIn: (tx: Transaction, taken: Taken) => Promise<void> = async () => undefined,
): Promise<Taken> {
  return inTransaction(async (tx) => {
    const refund = reading.checkoutId === null ? null : await lockRefund(tx, reading.checkoutId)
    if (!refund) {
      await alsoIn(tx, 'unknown-here')
      return 'unknown-here'
    }
    const { checkoutId, dealId, paymentId, amount, reason } = refund
    const isNews = reading.state !== refund.state && reading.state !== 'pending' && refund.state !== 'failed'
    const state = refund.state === 'asked' || isNews ? reading.state : refund.state
    await updateRefund(tx, checkoutId, { state, providerRefundId: reading.id, problem: reading.failureReason })
    if (isNews) {
      if (state === 'succeeded') await post(actor, tx, payRefund({ dealId, paymentId, amount, reason }))
      const kind = state === 'succeeded' ? 'refunded' : 'refund-failed'
      await record({ actor, tx, news: { kind, dealId, checkoutId, paymentId, amount, reason } })
    }
    const taken = isNews ? 'news' : 'no-news'
    await alsoIn(tx, taken)
    return taken
  })
}
