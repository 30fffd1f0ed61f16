/**
 * What a deal makes of news about its payment: it is funded, or the money goes back. Late, repeated and unwanted
 * payments all end in one of the two, and none is lost (payments-security 1.9, F1 to F3).
 */
import { commitClaim } from '#lib/claims/server/commit-claim.ts'
import { holdBlock } from '#lib/claims/server/hold-block.ts'
import { systemActor } from '#lib/kernel/actor.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import { equalMoney } from '#lib/kernel/money.ts'
import type { PaymentNews } from '#lib/ledger/checkout.ts'
import { fundDeal, receiveDuplicate, receiveMismatch } from '#lib/ledger/posting.ts'
import type { RecordPayment } from '#lib/ledger/server/apply-reading.ts'
import { postJournal } from '#lib/ledger/server/post-journal.ts'
import { requestRefund } from '#lib/ledger/server/request-refund.ts'
import type { Transaction } from '#lib/platform/transaction.ts'
import { movesFrom } from '#lib/processes/decide.ts'
import type { Deal } from '../deal.ts'
import { reservationUntil } from '../reservation.ts'
import { rulesOf } from '../rules.ts'
import { advanceDeal, applyCommand } from './apply-command.ts'
import { encodeMoney } from './deal-rows.ts'
import { selectNow } from './deal-store.ts'
import { lockDeal } from './lock-deal.ts'

/** The house takes payments in, whoever was the first to read of them. */
const actor = systemActor('record-payment')

type Receipt = Extract<PaymentNews, { kind: 'paid' | 'paid-twice' | 'wrong-amount' }>
type Return = Extract<PaymentNews, { kind: 'refunded' | 'refund-failed' }>
type Receiving = { tx: Transaction; deal: Deal; news: Receipt }

/** Called once for each piece of news, in the transaction that writes it down. */
export const recordPayment: RecordPayment = async ({ tx, news }) => {
  switch (news.kind) {
    case 'paid': {
      const deal = await lockDeal(tx, news.dealId)
      invariant(deal, 'what is paid for is a deal')
      return receive({ tx, deal, news })
    }
    case 'refunded':
      await advanceDeal({ actor, tx, dealId: news.dealId })
      return
    case 'refund-failed':
      return noteFailedRefund(tx, news)
    case 'paid-twice':
    case 'wrong-amount':
    case 'payment-failed':
    case 'checkout-expired':
      // The first two are on their way back already. The others leave the deal waiting until its own deadline, for
      // the buyer may open another checkout.
      return
  }
}

async function receive(given: Receiving): Promise<void> {
  const { tx, deal, news } = given
  if (!equalMoney(news.amount, deal.terms.total)) return sendBack(given, 'mismatch')
  const isWanted = movesFrom(rulesOf(deal).definition, deal.state).some(({ command }) => command === 'fund')
  if (!(isWanted && (await secureAddresses(given)))) return sendBack(given, 'duplicate')
  const { paymentId, checkoutId, amount } = news
  const posted = await postJournal({ actor, tx, ...fundDeal({ dealId: deal.id, amount, paymentId }) })
  invariant(posted.ok, 'a payment is posted under its own key')
  const evidence = { payment: { paymentId, checkoutId, amount: encodeMoney(amount) } }
  const funded = await applyCommand({ actor, tx, dealId: deal.id, command: 'fund', evidence })
  invariant(funded.ok, 'a deal that waits for its payment takes it')
}

/** The hold made binding; where it has run out, the addresses taken anew if nobody else has them. */
async function secureAddresses({ tx, deal }: Receiving): Promise<boolean> {
  const { id: dealId, listingId, listingBlock, block, kind } = deal
  if (await commitClaim({ actor, tx, dealId })) return true
  const from = await selectNow(tx)
  const holdUntil = reservationUntil(rulesOf(deal).definition, from)
  const period = { from, until: null }
  const held = await holdBlock({ actor, tx, dealId, listingId, listingBlock, block, kind, period, holdUntil })
  return held.ok && (await commitClaim({ actor, tx, dealId })) !== null
}

/** Money that the deal cannot use is booked apart and goes back whole. */
async function sendBack({ tx, news }: Receiving, reason: 'duplicate' | 'mismatch'): Promise<void> {
  const posted = await postJournal({
    actor,
    tx,
    ...(reason === 'duplicate' ? receiveDuplicate(news) : receiveMismatch(news)),
  })
  invariant(posted.ok, 'a payment is posted under its own key')
  await requestRefund({ actor, tx, checkoutId: news.checkoutId, amount: news.amount, reason })
}

/** What is owed stays owed; the record says why a person has to look. */
async function noteFailedRefund(tx: Transaction, news: Return): Promise<void> {
  if (news.reason !== 'ended') return
  const evidence = { refund: { paymentId: news.paymentId, amount: encodeMoney(news.amount) } }
  await applyCommand({ actor, tx, dealId: news.dealId, command: 'note-failed-refund', evidence })
}
