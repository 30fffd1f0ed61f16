/** Mail that cannot be sent, for whoever oversees the market. */
import { isAllowed } from '#lib/identity/policy.ts'
import type { Member } from '#lib/kernel/actor.ts'
import { type FailingMail, listFailing } from '#lib/platform/outbox.ts'

const mostShown = 50

/** Up to 50, the oldest first. Null for whoever does not oversee the market. */
export async function listFailingMail(actor: Member): Promise<FailingMail[] | null> {
  return isAllowed(actor, 'oversee-market') ? listFailing(mostShown) : null
}
