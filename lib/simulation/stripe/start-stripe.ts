/**
 * The stand-in for Stripe: its API, its hosted page, its webhooks, at an origin and with a memory of its own.
 *
 * A program of the world outside: the product reaches it with Stripe's own SDK and knows no more of it than of Stripe.
 * It plays card payments through Checkout and their refunds; what it does not play, it refuses.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { dirname } from 'node:path'
import { makeLog } from '#lib/platform/log.ts'
import { type ApiAnswerer, type ApiReply, answerApi } from './answer-api.ts'
import { answerPage } from './answer-page.ts'
import { makeApiCheck } from './api-check.ts'
import { loadApiSchema } from './api-schema.ts'
import { startDeliveries } from './deliveries.ts'
import { expireDue } from './expire-session.ts'
import { makeFaults } from './faults.ts'
import { openRecords } from './records.ts'
import type { Standin } from './standin.ts'
import { type Levers, pullLever } from './test-hooks.ts'

export type StripeOptions = {
  port: number
  /** Address to listen on. */
  host?: string
  /** Its origin as browsers and the API's callers reach it; by default where it listens. */
  origin?: string
  /** Where events are sent, and the secret (`whsec_…`) they are signed with. */
  webhookUrl: string
  webhookSecret: string
  /** The one API key that is taken; by default any test key. */
  secretKey?: string
  /** Everything it remembers; the schema of the API is kept beside it. */
  dataFile: string
  /** Its time, in ms; by default real time. Signatures always bear real time. */
  clock?: () => number
  /** Opens the levers under /_test. */
  isTest?: boolean
}

/** `url` is its origin, for STRIPE_API_BASE. */
export type StripeStandin = { url: string; stop(): Promise<void> }

const mostBodyBytes = 256 * 1024
const expiryTickMs = 1_000

type Parts = { standin: Standin; api: ApiAnswerer; levers: Levers; isTest: boolean }

function assemble(options: StripeOptions, url: string): Parts {
  const { dataFile, clock = Date.now, webhookUrl, webhookSecret, secretKey = null, isTest = false } = options
  const records = openRecords(dataFile)
  let aheadMs = 0
  const standin: Standin = { records, url, now: () => Math.floor((clock() + aheadMs) / 1000) }
  const faults = makeFaults()
  const check = makeApiCheck(loadApiSchema(dirname(dataFile)))
  const levers: Levers = {
    faults,
    deliveries: startDeliveries(records, { url: webhookUrl, secret: webhookSecret }),
    setAhead: (seconds) => {
      aheadMs = seconds * 1000
    },
  }
  return { standin, levers, isTest, api: answerApi({ standin, check, faults, secretKey }) }
}

async function answer({ standin, api, levers, isTest }: Parts, request: IncomingMessage): Promise<ApiReply> {
  const { pathname, search } = new URL(request.url ?? '/', standin.url)
  const body = await readBody(request)
  if (body === null) return json(413, { error: { message: 'Too long.' } })
  expireDue(standin)
  const method = request.method ?? 'GET'
  if (pathname.startsWith('/v1/')) {
    const header = (name: string) => [request.headers[name] ?? []].flat()[0] ?? null
    return api({ method, path: pathname, query: search.slice(1), body, header })
  }
  if (isTest && pathname.startsWith('/_test/')) {
    const done = await pullLever(levers, pathname, JSON.parse(body || '{}'))
    return done ? json(200, done) : json(404, { error: { message: 'No such lever.' } })
  }
  const sendAgain = (events: readonly string[]) => {
    levers.deliveries.sendNow(events).catch((error: unknown) => makeLog('stripe-standin').error(error))
  }
  return answerPage(standin, { method, path: pathname, body }, sendAgain)
}

const json = (status: number, body: object): ApiReply => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request) {
    const piece = Buffer.from(chunk)
    bytes += piece.length
    if (bytes <= mostBodyBytes) chunks.push(piece)
  }
  return bytes > mostBodyBytes ? null : Buffer.concat(chunks).toString('utf8')
}

function send(response: ServerResponse, reply: ApiReply): void {
  if (reply === 'hang') return
  if (reply === 'cut') {
    response.destroy()
    return
  }
  response.writeHead(reply.status, reply.headers)
  response.end(reply.body)
}

export async function startStripe(options: StripeOptions): Promise<StripeStandin> {
  const { port, host = '127.0.0.1', origin = `http://${host}:${port}` } = options
  const parts = assemble(options, origin)
  const server = createServer((request, response) => {
    answer(parts, request).then(
      (reply) => send(response, reply),
      (error: unknown) => {
        makeLog('stripe-standin').error(error)
        send(response, json(500, { error: { type: 'api_error', message: 'The stand-in has a fault.' } }))
      },
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const expiry = setInterval(() => expireDue(parts.standin), expiryTickMs)
  expiry.unref()
  return {
    url: parts.standin.url,
    stop: () =>
      new Promise((resolve) => {
        clearInterval(expiry)
        parts.levers.deliveries.stop()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
