/** Posts the messages that wait. Run at any moment, by several processes at once, each message is taken by one. */
import { openReachability } from '#lib/diligence/server/open-reachability.ts'
import type { SystemActor } from '#lib/kernel/actor.ts'
import { webhookSender } from '#lib/wiring.ts'
import type { Reachability } from '../webhook.ts'
import { openSecret, sealPlainSecrets } from './webhook-secret.ts'
import { type AttemptOutcome, recordAttempt, type TakenMessage, takeDueMessages } from './webhook-store.ts'

const atOnce = 10

export async function postWebhooks(actor: SystemActor): Promise<{ delivered: number; undelivered: number }> {
  await sealPlainSecrets(actor)
  const counts = { delivered: 0, undelivered: 0 }
  for (;;) {
    const due = await takeDueMessages(actor, atOnce)
    if (due.length === 0) return counts
    const isPublic = await openReachability()
    await Promise.all(
      due.map(async (message) => {
        const outcome = await post(message, isPublic)
        await recordAttempt(actor, message, outcome)
        counts[outcome.problem === null ? 'delivered' : 'undelivered'] += 1
      }),
    )
  }
}

const registryMissing = 'IANA’s special-purpose registry was not imported, so what is a public address is not known.'

async function post(message: TakenMessage, isPublic: Reachability | null): Promise<AttemptOutcome> {
  if (isPublic === null) return { status: null, problem: registryMissing }
  const { id, webhookId, url, body } = message
  const secret = openSecret(webhookId, message.secret)
  if (!secret.ok) return { status: null, problem: secret.error }
  const answer = await webhookSender.post({ id, url, body, secret: secret.value }, isPublic)
  return answer.ok ? { status: answer.value, problem: null } : answer.error
}
