/** Does what a deal wants done as soon as the answer is out, without waiting for the worker's minute. */
import 'server-only'
import { after } from 'next/server'
import { recordPayment } from '#lib/deals/server/record-payment.ts'
import { systemActor } from '#lib/kernel/actor.ts'
import { followPayments } from '#lib/ledger/server/follow-payments.ts'
import { runDealEffects } from './run-deal-effects.ts'
import { sendDueMail } from './send-due-mail.ts'

/**
 * Receipts and mail; with a deal that moved, first what it pays back or no longer wants paid. Call it after the commit:
 * what fails here is the worker's to do.
 */
export function runDealEffectsSoon(movedDealId?: string): void {
  after(async () => {
    if (movedDealId)
      await followPayments({ actor: systemActor('settle-payments'), record: recordPayment, dealId: movedDealId })
    await runDealEffects()
    await sendDueMail(systemActor('send-mail'))
  })
}
