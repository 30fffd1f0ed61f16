/** Sends the mail that waits. Run at any moment, by several processes at once, it sends each once. */
import type { SystemActor } from '#lib/kernel/actor.ts'
import { environment } from '#lib/platform/env.ts'
import { makeLog } from '#lib/platform/log.ts'
import { markFailed, markSent, takeDueMail } from '#lib/platform/outbox.ts'
import { mailGateway } from '#lib/wiring.ts'

/** How many were sent, and how many wait for another try. */
export async function sendDueMail(actor: SystemActor): Promise<{ sent: number; failed: number }> {
  const counts = { sent: 0, failed: 0 }
  const log = makeLog(actor.name)
  for (let due = await takeDueMail(); due.length > 0; due = await takeDueMail()) {
    for (const mail of due) {
      const { key, to, subject, text } = mail
      const answer = await mailGateway.send({ key, to, subject, text, from: environment().MAIL_FROM })
      if (answer.ok) await markSent(mail)
      else await markFailed(mail, answer.error)
      counts[answer.ok ? 'sent' : 'failed'] += 1
      if (!answer.ok) log.warn({ mail: mail.id.toString(), reason: answer.error }, 'mail could not be sent')
    }
  }
  return counts
}
