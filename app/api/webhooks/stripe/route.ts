/**
 * Where Stripe says that something happened. Proven on the bytes as they came, stored once, and answered at once: what
 * follows from it is read back from Stripe after the answer, and by the worker where this process ends before.
 */
import { after } from 'next/server'
import { recordPayment } from '#lib/deals/server/record-payment.ts'
import { systemActor, visitor } from '#lib/kernel/actor.ts'
import { processPaymentEvents } from '#lib/ledger/server/process-payment-events.ts'
import { receivePaymentEvent } from '#lib/ledger/server/receive-payment-event.ts'
import { runDealEffects } from '#lib/notifications/server/run-deal-effects.ts'
import { sendDueMail } from '#lib/notifications/server/send-due-mail.ts'
import { makeLog } from '#lib/platform/log.ts'

export const dynamic = 'force-dynamic'

const mostBytes = 1024 * 1024
const actor = systemActor('stripe-webhook')

/** The body, or null where it is longer than any event. */
async function readBody(request: Request): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of request.body ?? []) {
    bytes += part.byteLength
    if (bytes > mostBytes) return null
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/** What the event hints at, and what the deal has to say of it. */
async function takeIn(): Promise<void> {
  await processPaymentEvents({ actor, record: recordPayment })
  await runDealEffects()
  await sendDueMail(actor)
}

/** 200 once it is stored, also again; 400 to whoever is not Stripe, without a reason to learn from. */
export async function POST(request: Request): Promise<Response> {
  visitor()
  const rawBody = await readBody(request)
  if (rawBody === null) return new Response('Too long.\n', { status: 413 })
  const stored = await receivePaymentEvent(actor, { rawBody, signature: request.headers.get('stripe-signature') })
  if (!stored.ok) {
    makeLog('stripe-webhook').warn({ reason: stored.error }, 'an event was refused')
    return new Response('This event is not accepted.\n', { status: 400 })
  }
  if (stored.value === 'stored') after(takeIn)
  return new Response(null, { status: 200 })
}
