/** Sends what waits as soon as the answer is out: a sign-in link should not wait for the worker's minute. */
import 'server-only'
import { after } from 'next/server'
import { systemActor } from '#lib/kernel/actor.ts'
import { sendDueMail } from './send-due-mail.ts'

/**
 * Call it after the commit; what fails here is the worker's to send. `write`: what writes the mail only then, where
 * the time of the answer must not tell whether there is any.
 */
export function sendMailSoon(write?: () => Promise<void>): void {
  after(async () => {
    await write?.()
    await sendDueMail(systemActor('send-mail'))
  })
}
