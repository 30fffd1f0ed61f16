/** Closes sessions: on request, and by themselves when their time is over. */

import type Stripe from 'stripe'
import { ok } from '#lib/kernel/result.ts'
import { invalid } from './api-error.ts'
import { announce } from './event-object.ts'
import type { Changes } from './records.ts'
import type { Answer, Standin } from './standin.ts'

const close = (session: Stripe.Checkout.Session): Stripe.Checkout.Session => ({
  ...session,
  status: 'expired',
  url: null,
})

export function expireSession({ now }: Standin, session: Stripe.Checkout.Session): Answer {
  if (session.status !== 'open')
    return invalid(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status}.`,
    )
  const expired = close(session)
  const changes: Changes = { sessions: [expired], ...announce([['checkout.session.expired', expired]], now()) }
  return ok({ answer: expired, changes })
}

/** Sessions whose time is over, closed. */
export function expireDue({ records, now }: Standin): void {
  const at = now()
  const due = [...records.sessions.values()].filter(({ status, expires_at }) => status === 'open' && expires_at <= at)
  for (const session of due.map(close))
    records.save({ sessions: [session], ...announce([['checkout.session.expired', session]], at) })
}
