/** What a web process left undone of payments, and what no webhook told. */
import { recordPayment } from '#lib/deals/server/record-payment.ts'
import { systemActor } from '#lib/kernel/actor.ts'
import { followPayments } from '#lib/ledger/server/follow-payments.ts'
import { processPaymentEvents } from '#lib/ledger/server/process-payment-events.ts'

/** Up to 20 checkouts and 20 refunds each. While Stripe hangs, the next minute's job is the better one. */
const mostRounds = 25

/** Counts for the log. */
export async function settlePayments(): Promise<Record<string, number>> {
  const actor = systemActor('settle-payments')
  const { events } = await processPaymentEvents({ actor, record: recordPayment })
  const counts = { events, checkouts: 0, refunds: 0 }
  for (let round = 0; round < mostRounds; round++) {
    const { checkouts, refunds } = await followPayments({ actor, record: recordPayment, dealId: null })
    if (checkouts + refunds === 0) break
    counts.checkouts += checkouts
    counts.refunds += refunds
  }
  return counts
}
