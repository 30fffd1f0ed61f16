import { createServer, type RequestListener, type Server } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { getJson } from './http.ts'

const Holder = z.object({ handle: z.string() })
const patience = { timeoutMs: 2000, retries: 0 }
let server: Server | undefined

async function serve(listener: RequestListener): Promise<string> {
  const started = createServer(listener)
  server = started
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve))
  const address = started.address()
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port')
  return `http://127.0.0.1:${address.port}/`
}

/** Answers one after the other; the last one stays. */
function inTurn(...answers: { status: number; body?: string; headers?: Record<string, string> }[]): RequestListener {
  return (_request, response) => {
    const answer = answers.length > 1 ? answers.shift() : answers[0]
    response.writeHead(answer?.status ?? 500, answer?.headers).end(answer?.body)
  }
}

afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

describe('asking for JSON', () => {
  test('an answer that fits its schema is given', async () => {
    const url = await serve(inTurn({ status: 200, body: '{"handle":"ORG-1","more":true}' }))
    expect(await getJson(url, Holder, patience)).toEqual({ ok: true, value: { handle: 'ORG-1' } })
  })

  test.each([
    ['JSON of another shape', '{"holder":"ORG-1"}'],
    ['text', 'Service temporarily unavailable'],
    ['half an answer', '{"handle":"OR'],
    ['nothing', ''],
  ])('%s is malformed', async (_name, body) => {
    const url = await serve(inTurn({ status: 200, body }))
    expect(await getJson(url, Holder, patience)).toEqual({ ok: false, error: 'malformed' })
  })

  test('404 is not found, and is not asked for again', async () => {
    const url = await serve(inTurn({ status: 404 }, { status: 200, body: '{"handle":"ORG-1"}' }))
    expect(await getJson(url, Holder, { ...patience, retries: 3 })).toEqual({ ok: false, error: 'not-found' })
  })

  test('a service that does not answer in time is a timeout', async () => {
    const url = await serve(() => undefined)
    expect(await getJson(url, Holder, { timeoutMs: 50, retries: 0 })).toEqual({ ok: false, error: 'timeout' })
  })

  test('an answer that stops half way is a timeout too', async () => {
    const url = await serve((_request, response) => response.writeHead(200).write('{"handle":'))
    expect(await getJson(url, Holder, { timeoutMs: 100, retries: 0 })).toEqual({ ok: false, error: 'timeout' })
  })

  test('a connection that breaks off is unreachable', async () => {
    const url = await serve((request) => request.socket.destroy())
    expect(await getJson(url, Holder, patience)).toEqual({ ok: false, error: 'unreachable' })
  })

  test('a failure of the service is asked again as often as allowed', async () => {
    const url = await serve(inTurn({ status: 502 }, { status: 200, body: '{"handle":"ORG-1"}' }))
    expect(await getJson(url, Holder, { ...patience, retries: 1 })).toMatchObject({ ok: true })
  })

  test('Retry-After is honoured once', async () => {
    const limited = { status: 429, headers: { 'retry-after': '0' } }
    const once = await serve(inTurn(limited, { status: 200, body: '{"handle":"ORG-1"}' }))
    expect(await getJson(once, Holder, patience)).toMatchObject({ ok: true })
    server?.close()
    const always = await serve(inTurn(limited))
    expect(await getJson(always, Holder, patience)).toEqual({ ok: false, error: 'rate-limited' })
  })

  test('a Retry-After of an hour is not waited for', async () => {
    const url = await serve(inTurn({ status: 429, headers: { 'retry-after': '3600' } }))
    expect(await getJson(url, Holder, patience)).toEqual({ ok: false, error: 'rate-limited' })
  })
})
