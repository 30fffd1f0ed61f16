/** Sends events to the endpoint, signed as Stripe signs them, again and again with growing pauses until one answers 2xx. */
import { createHmac } from 'node:crypto'
import { makeLog } from '#lib/platform/log.ts'
import type { ApiEvent, Delivery, Records } from './records.ts'

export type Endpoint = { url: string; secret: string }

export type Deliveries = {
  /** Sends these now, in this order, whether they arrived or not. Gives the status of each; 0 for no answer. */
  sendNow(eventIds: readonly string[]): Promise<number[]>
  /** While held, nothing is sent by itself. */
  hold(held: boolean): void
  stop(): void
}

const tickMs = 100
const timeLimitMs = 10_000
const [firstPauseMs, longestPauseMs, mostAttempts] = [1_000, 3_600_000, 80] // about three days, as in live mode

/** `t=…,v1=…`: HMAC-SHA256 of the second, a dot and the bytes sent. */
export function signWebhook(body: string, secret: string, atMs: number): string {
  const seconds = Math.floor(atMs / 1000)
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`
}

/** The status of the answer, or 0 where there was none. */
async function send(event: ApiEvent, { url, secret }: Endpoint): Promise<number> {
  const body = JSON.stringify(event)
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'Stripe/1.0 (stand-in)',
        'stripe-signature': signWebhook(body, secret, Date.now()),
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeLimitMs),
    })
    await response.body?.cancel()
    return response.status
  } catch (error) {
    // fetch throws TypeError where nobody listens, DOMException at the time limit.
    if (error instanceof TypeError || error instanceof DOMException) return 0
    throw error
  }
}

const isDone = (status: number) => status >= 200 && status < 300

function afterSending(delivery: Delivery, status: number): Delivery {
  const attempts = delivery.attempts + 1
  if (isDone(status)) return { ...delivery, attempts, hasArrived: true, nextAt: null }
  const pause = Math.min(firstPauseMs * 2 ** delivery.attempts, longestPauseMs)
  return { ...delivery, attempts, nextAt: attempts < mostAttempts ? Date.now() + pause : null }
}

export function startDeliveries(records: Records, endpoint: Endpoint): Deliveries {
  let isHeld = false
  const underWay = new Set<string>()

  async function deliver(id: string): Promise<number> {
    const event = records.events.get(id)
    if (!event) return 0
    underWay.add(id)
    const status = await send(event, endpoint)
    underWay.delete(id)
    const delivery = records.deliveries.get(id)
    if (delivery) records.save({ deliveries: [afterSending(delivery, status)] })
    return status
  }

  const timer = setInterval(() => {
    if (isHeld) return
    const due = [...records.deliveries.values()].filter(
      ({ id, nextAt }) => nextAt !== null && nextAt <= Date.now() && !underWay.has(id),
    )
    for (const { id } of due) deliver(id).catch((error: unknown) => makeLog('stripe-standin').error(error))
  }, tickMs)
  timer.unref()

  return {
    sendNow: async (eventIds) => {
      const statuses: number[] = []
      for (const id of eventIds) statuses.push(await deliver(id))
      return statuses
    },
    hold: (held) => {
      isHeld = held
    },
    stop: () => clearInterval(timer),
  }
}
