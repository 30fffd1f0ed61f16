/** A stand-in for Stripe of a test's own, and what a payer does at it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Stripe from 'stripe'
import { findFreePort } from '#lib/platform/free-port.ts'
import type { FaultKind } from '#lib/simulation/stripe/faults.ts'
import { type StripeStandin, startStripe } from '#lib/simulation/stripe/start-stripe.ts'

export const secretKey = 'sk_test_of_a_test'
export const webhookSecret = 'whsec_of_a_test'
export const testCard = { number: '4242 4242 4242 4242', expiry: '12 / 34', cvc: '123', email: 'buyer@example.org' }
export const declinedCard = { ...testCard, number: '4000 0000 0000 0002' }

/** What an endpoint got, in the order it came. */
export type Received = { body: string; headers: IncomingHttpHeaders }

export type StandinForTests = {
  url: string
  /** The unmodified SDK, pointed at it, that repeats nothing by itself. */
  sdk: Stripe
  received: Received[]
  /** What the endpoint answers: a status for each event. */
  answerWith(answer: (received: Received) => number | Promise<number>): void
  pay(pageUrl: string, card?: typeof testCard, notice?: string): Promise<Response>
  plan(kind: FaultKind, times?: number): Promise<void>
  hold(held: boolean): Promise<void>
  deliver(events: readonly string[]): Promise<number[]>
  /** Its clock, ahead of real time. */
  setAhead(seconds: number): Promise<void>
  /** As after a kill: a new process over the same file. */
  restart(): Promise<void>
  close(): Promise<void>
}

export async function openStandin(): Promise<StandinForTests> {
  const folder = mkdtempSync(join(tmpdir(), 'dotquad-stripe-'))
  const received: Received[] = []
  let answer: (given: Received) => number | Promise<number> = () => 200
  const endpoint = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(Buffer.from(part))
    const given = { body: Buffer.concat(parts).toString(), headers: request.headers }
    received.push(given)
    response.writeHead(await answer(given)).end()
  })
  await new Promise<void>((resolve) => endpoint.listen(0, '127.0.0.1', resolve))
  const { port: endpointPort } = endpoint.address() as AddressInfo
  const port = await findFreePort()
  const start = (): Promise<StripeStandin> =>
    startStripe({
      ...{ port, secretKey, webhookSecret, isTest: true },
      webhookUrl: `http://127.0.0.1:${endpointPort}/`,
      dataFile: join(folder, 'stripe.jsonl'),
    })
  let standin = await start()
  const { url } = standin
  const pull = async (lever: string, body: object): Promise<unknown> => {
    const response = await fetch(`${url}/_test/${lever}`, { method: 'POST', body: JSON.stringify(body) })
    if (!response.ok) throw new Error(await response.text())
    return response.json()
  }
  return {
    url,
    sdk: new Stripe(secretKey, {
      ...{ host: '127.0.0.1', port, protocol: 'http', telemetry: false, maxNetworkRetries: 0 },
    }),
    received,
    answerWith: (given) => {
      answer = given
    },
    pay: (pageUrl, card = testCard, notice = 'now') =>
      fetch(pageUrl, { method: 'POST', body: new URLSearchParams({ ...card, notice }), redirect: 'manual' }),
    plan: async (kind, times = 1) => {
      await pull('faults', { kind, times })
    },
    hold: async (held) => {
      await pull('hold', { held })
    },
    deliver: async (events) => {
      const { statuses } = (await pull('deliver', { events })) as { statuses: number[] }
      return statuses
    },
    setAhead: async (aheadSeconds) => {
      await pull('clock', { aheadSeconds })
    },
    restart: async () => {
      await standin.stop()
      standin = await start()
      // A connection kept alive from before fails once; from then on there are new ones.
      await fetch(url).catch(() => undefined)
    },
    close: async () => {
      await standin.stop()
      endpoint.closeAllConnections()
      endpoint.close()
      rmSync(folder, { recursive: true })
    },
  }
}
