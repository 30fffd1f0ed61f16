import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sharePages } from './share-pages.ts'

const settings = { keptForMs: 100, mostBytes: 2_000 }

let server: Server
let made: string[]
let now: number
let release: (() => void) | null
/** Pages wait for `release` where the test holds them. */
let held: Promise<void>

beforeEach(async () => {
  made = []
  now = 0
  held = Promise.resolve()
  const serve = sharePages(
    async (request, response) => {
      made.push(`${request.method} ${request.url}`)
      const [count, failed] = [made.length, request.url?.includes('fails')]
      await held
      response.statusCode = failed ? 500 : 200
      response.setHeader('content-type', 'text/html')
      response.write(`page ${count}, `)
      response.end(request.url?.includes('large') ? 'x'.repeat(3_000) : 'whole')
    },
    { ...settings, now: () => now },
  )
  server = createServer((request, response) => {
    response.once('close', () => server.emit('left'))
    return serve(request, response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
})

afterEach(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

const isAddress = (address: AddressInfo | string | null): address is AddressInfo => typeof address === 'object'

function at(path: string): string {
  const address = server.address()
  if (!isAddress(address)) throw new Error('the server listens')
  return `http://127.0.0.1:${address.port}${path}`
}

async function read(path: string, init: RequestInit = {}): Promise<string> {
  const answer = await fetch(at(path), init)
  return `${answer.headers.get('content-type')} ${await answer.text()}`
}

const hold = () => {
  const { promise, resolve } = Promise.withResolvers<void>()
  held = promise
  release = resolve
}

describe('a page of a block', () => {
  test('is made once for all who ask within that time, and then anew', async () => {
    expect(await read('/check/192.0.2.0/24')).toBe('text/html page 1, whole')
    now = 99
    expect(await read('/check/192.0.2.0/24')).toBe('text/html page 1, whole')
    now = 100
    expect(await read('/check/192.0.2.0/24')).toBe('text/html page 2, whole')
  })

  test('is another one for another address, and as data for the router', async () => {
    await read('/check/192.0.2.0/24')
    expect(await read('/check/192.0.2.0/24?asn=64500')).toContain('page 2')
    expect(await read('/check/192.0.2.0/24', { headers: { rsc: '1' } })).toContain('page 3')
    expect(await read('/check/192.0.2.0/24', { headers: { 'accept-encoding': 'br' } })).toContain('page 4')
    expect(await read('/check/192.0.2.0/24', { headers: { 'user-agent': 'Crawler' } })).toContain('page 5')
    expect(await read('/check/192.0.2.0/24', { headers: { cookie: 'a=b' } })).toContain('page 1')
  })

  test('is waited for while it is made, and made once', async () => {
    hold()
    const asked = Array.from({ length: 5 }, () => read('/check/192.0.2.0/24'))
    while (made.length === 0) await new Promise(setImmediate)
    release?.()
    expect(new Set(await Promise.all(asked))).toEqual(new Set(['text/html page 1, whole']))
    expect(made).toHaveLength(1)
  })

  test('is waited for no longer than it would be kept: its first reader may be slow', async () => {
    hold()
    const first = read('/check/192.0.2.0/24')
    while (made.length === 0) await new Promise(setImmediate)
    const stuck = held
    held = Promise.resolve()
    expect(await read('/check/192.0.2.0/24')).toContain('page 2')
    release?.()
    await stuck
    expect(await first).toContain('page 1')
  })

  test('is let go of with those that take too much room together, the oldest first', async () => {
    for (const index of [1, 2, 3, 4]) await read(`/check/192.0.2.${index}/32?${'x'.repeat(500)}`)
    expect(made).toHaveLength(4)
    await read(`/check/192.0.2.4/32?${'x'.repeat(500)}`)
    expect(made).toHaveLength(4)
    await read(`/check/192.0.2.1/32?${'x'.repeat(500)}`)
    expect(made).toHaveLength(5)
  })

  test('is made for those who waited when the one it was made for has left', async () => {
    hold()
    const leaving = new AbortController()
    const first = read('/check/192.0.2.0/24', { signal: leaving.signal })
    while (made.length === 0) await new Promise(setImmediate)
    const second = read('/check/192.0.2.0/24')
    const left = once(server, 'left')
    leaving.abort()
    await expect(first).rejects.toThrow('abort')
    await left
    release?.()
    expect(await second).toContain('whole')
  })

  test('is made anew after anybody sent something, also where it was under way meanwhile', async () => {
    await read('/check/192.0.2.0/24')
    await read('/sell', { method: 'POST' })
    expect(await read('/check/192.0.2.0/24')).toContain('page 3')
    hold()
    const underWay = read('/check/198.51.100.0/24')
    while (made.length < 4) await new Promise(setImmediate)
    held = Promise.resolve()
    await read('/sell', { method: 'POST' })
    release?.()
    expect(await underWay).toContain('page 4')
    expect(await read('/check/198.51.100.0/24')).toContain('page 6')
  })

  test.each([
    ['an error', '/check/fails'],
    ['a page too large to keep', '/check/large'],
    ['a page that is not of a block', '/deals'],
    ['an answer for programs', '/api/check/192.0.2.0/24'],
  ])('%s is not kept', async (_what, path) => {
    await read(path)
    expect(await read(path)).toContain('page 2')
  })
})
