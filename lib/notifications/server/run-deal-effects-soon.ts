/** Makes receipts and sends what a deal has to say as soon as the answer is out, without waiting for the worker's minute. */
import 'server-only'
import { after } from 'next/server'
import { systemActor } from '#lib/kernel/actor.ts'
import { runDealEffects } from './run-deal-effects.ts'
import { sendDueMail } from './send-due-mail.ts'

/** Call it after the commit; what fails here is the worker's to do. */
export function runDealEffectsSoon(): void {
  after(async () => {
    await runDealEffects()
    await sendDueMail(systemActor('send-mail'))
  })
}
