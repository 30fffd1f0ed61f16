import { createServer, type Server, type Socket } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { formatPrefix, prefixAt } from '#lib/address-space/prefix.ts'
import type { VrpPayload, VrpUpdate } from '#lib/routing/vrp-feed.ts'
import type { CacheAddress } from './open-session.ts'
import { encodePdu, type Pdu, type PduBody } from './pdu.ts'
import { PduReader } from './pdu-reader.ts'
import { rtrFeed } from './rtr-feed.ts'

const patience = { connectMs: 2000, silenceMs: 60, answerMs: 150, pauseMs: 5, longestPauseMs: 20 }

const response = { type: 'cache-response', sessionId: 7 } as const
const prefix = (third: number, announce = true): PduBody => ({
  type: 'ipv4-prefix',
  announce,
  address: (0xc6330000 | (third << 8)) >>> 0,
  length: 24,
  maxLength: 24,
  asn: 64500,
})
const end = (serial: number) =>
  ({
    type: 'end-of-data',
    sessionId: 7,
    serial,
    intervals: { refresh: 3600, retry: 600, expire: 7200 },
  }) as const

const servers: { server: Server; sockets: Set<Socket> }[] = []

afterEach(() => {
  for (const { server, sockets } of servers.splice(0)) {
    for (const socket of sockets) socket.destroy()
    server.close()
  }
})

type Said = { say(...bodies: PduBody[]): void; socket: Socket }

/** A cache that answers each PDU of the router as the test says; `heard` is all that it was sent. */
async function cacheThat(answer: (pdu: Pdu, said: Said, visit: number) => void) {
  const heard: Pdu[] = []
  const sockets = new Set<Socket>()
  let visits = 0
  const server = createServer((socket) => {
    const visit = ++visits
    const reader = new PduReader()
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('data', (chunk) => {
      for (const pdu of reader.read(chunk)) {
        if (!pdu.ok) continue
        heard.push(pdu.value)
        const { version } = pdu.value
        const say = (...bodies: PduBody[]) =>
          socket.write(Buffer.concat(bodies.map((body) => encodePdu({ version, ...body }))))
        answer(pdu.value, { say, socket }, visit)
      }
    })
  })
  servers.push({ server, sockets })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a server listens on a port')
  return { address: { host: '127.0.0.1', port: address.port }, heard }
}

type Told = { updates: VrpUpdate[]; troubles: string[] }

/** Follows the caches until the test has seen enough. */
async function follow(caches: CacheAddress[], isEnough: (told: Told) => boolean): Promise<Told> {
  const told: Told = { updates: [], troubles: [] }
  const stop = new AbortController()
  const look = () => {
    if (isEnough(told)) stop.abort()
  }
  const listener = {
    onUpdate(update: VrpUpdate) {
      told.updates.push(update)
      look()
    },
    onTrouble({ reason }: { reason: string }) {
      told.troubles.push(reason)
      look()
    },
  }
  await rtrFeed(() => caches, patience)(listener, stop.signal)
  return told
}

const textOf = ({ address, length }: VrpPayload) => formatPrefix(prefixAt(address, length))
const deltaOf = ({ delta }: VrpUpdate) => ({
  announced: delta.announced.map(textOf),
  withdrawn: delta.withdrawn.map(textOf),
})

describe('a cache that is followed', () => {
  test('tells its set, and each change of it by itself', async () => {
    const cache = await cacheThat((pdu, { say }) => {
      if (pdu.type === 'reset-query') say(response, prefix(1), prefix(2), end(1))
      if (pdu.type === 'reset-query') say({ type: 'serial-notify', sessionId: 7, serial: 2 })
      if (pdu.type === 'serial-query') say(response, prefix(1, false), prefix(3), end(2))
    })
    const { updates, troubles } = await follow([cache.address], (told) => told.updates.length === 2)
    expect(updates.map(deltaOf)).toEqual([
      { announced: ['198.51.1.0/24', '198.51.2.0/24'], withdrawn: [] },
      { announced: ['198.51.3.0/24'], withdrawn: ['198.51.1.0/24'] },
    ])
    expect(updates[1]).toMatchObject({ serial: 2, expireSeconds: 7200, cache: `127.0.0.1:${cache.address.port}` })
    expect([...(updates[1]?.set ?? [])].map(textOf)).toEqual(['198.51.2.0/24', '198.51.3.0/24'])
    expect(troubles).toEqual([])
  })

  test('is asked only for the change after its connection was lost', async () => {
    const cache = await cacheThat((pdu, { say, socket }, visit) => {
      if (pdu.type === 'reset-query') say(response, prefix(1), end(1))
      if (pdu.type === 'serial-query') say(response, prefix(2), end(2))
      if (visit === 1) socket.end()
    })
    const { updates, troubles } = await follow([cache.address], (told) => told.updates.length === 2)
    expect(cache.heard.map(({ type }) => type)).toEqual(['reset-query', 'serial-query'])
    expect(deltaOf(updates[1] ?? never())).toEqual({ announced: ['198.51.2.0/24'], withdrawn: [] })
    expect(troubles).toEqual(['The cache closed the connection.'])
  })

  test('a whole set that comes again tells only what differs', async () => {
    const cache = await cacheThat((pdu, { say }) => {
      if (pdu.type === 'reset-query') say(response, prefix(1), prefix(2), end(9))
      if (pdu.type === 'reset-query') say({ type: 'serial-notify', sessionId: 7, serial: 30 })
      if (pdu.type === 'serial-query') say({ type: 'cache-reset' })
    })
    const { updates } = await follow([cache.address], (told) => told.updates.length === 2)
    expect(deltaOf(updates[1] ?? never())).toEqual({ announced: [], withdrawn: [] })
  })

  test('a cache that speaks version 0 alone is met there, whether it says so or just hangs up', async () => {
    for (const refuse of [
      ({ say }: Said) => say({ type: 'error-report', code: 4, erroneous: new Uint8Array(), text: '' }),
      ({ socket }: Said) => socket.destroy(),
    ]) {
      const cache = await cacheThat((pdu, said) => {
        if (pdu.version === 1) refuse(said)
        else said.say(response, prefix(1), { ...end(1), intervals: null })
      })
      const { updates, troubles } = await follow([cache.address], (told) => told.updates.length === 1)
      expect(updates).toHaveLength(1)
      expect(troubles).toEqual([])
    }
  })

  test('what it says wrong is told to it, by the code of the RFC', async () => {
    const cache = await cacheThat((pdu, { say }) => {
      if (pdu.type === 'reset-query') say(response, prefix(1), prefix(1), end(1))
    })
    const { updates, troubles } = await follow([cache.address], () => cache.heard.length >= 2)
    expect(updates).toEqual([])
    expect(cache.heard[1]).toMatchObject({ type: 'error-report', code: 7 })
    expect(troubles[0]).toContain('announced a prefix that it had announced already')
  })
})

describe('a cache that fails', () => {
  const failures: [claim: string, answer: Parameters<typeof cacheThat>[0], reason: string][] = [
    ['is silent', () => undefined, 'It was silent for 0.06 s when it should answer.'],
    ['stops in the middle', (_pdu, { say }) => say(response, prefix(1)), 'It was silent for 0.06 s'],
    ['drips', drip, 'Its answer took longer than 0.15 s.'],
    ['speaks HTTP', (_pdu, { socket }) => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'), 'Protocol version 72'],
    [
      'claims a PDU of four gigabytes',
      (_pdu, { socket }) => socket.write(Buffer.from('0104 0000 ffffffff'.replaceAll(' ', ''), 'hex')),
      'is 20 bytes long, not 4294967295',
    ],
  ]

  function drip(_pdu: Pdu, { say, socket }: Said): void {
    say(response)
    let third = 0
    const timer = setInterval(() => say(prefix(third++ % 250)), 20)
    socket.on('close', () => clearInterval(timer))
  }

  for (const [claim, answer, reason] of failures) {
    test(`one that ${claim} is given up for the next, and no part of its set is used`, async () => {
      const bad = await cacheThat(answer)
      const good = await cacheThat((pdu, { say }) => {
        if (pdu.type === 'reset-query') say(response, prefix(9), end(1))
      })
      const { updates, troubles } = await follow([bad.address, good.address], (told) => told.updates.length === 1)
      expect(troubles).toEqual([expect.stringContaining(reason)])
      expect(updates.map(deltaOf)).toEqual([{ announced: ['198.51.9.0/24'], withdrawn: [] }])
    })
  }

  test('where nobody listens it is tried again, and nothing is told', async () => {
    const { address } = await cacheThat(() => undefined)
    servers.at(-1)?.server.close()
    const { updates, troubles } = await follow([address], (told) => told.troubles.length === 3)
    expect(updates).toEqual([])
    expect(troubles[2]).toContain('ECONNREFUSED')
  })

  test('the set of another cache is no base for its change', async () => {
    const first = await cacheThat((pdu, { say, socket }, visit) => {
      if (visit === 1) {
        say(response, prefix(1), end(1))
        socket.end()
      } else if (visit === 2) socket.destroy()
      else if (pdu.type === 'reset-query') say(response, prefix(3), end(2))
    })
    const second = await cacheThat((_pdu, { say, socket }) => {
      say(response, prefix(2), end(80))
      socket.end()
    })
    const { updates } = await follow([first.address, second.address], (told) => told.updates.length === 3)
    expect(updates.map(deltaOf)).toEqual([
      { announced: ['198.51.1.0/24'], withdrawn: [] },
      { announced: ['198.51.2.0/24'], withdrawn: ['198.51.1.0/24'] },
      { announced: ['198.51.3.0/24'], withdrawn: ['198.51.2.0/24'] },
    ])
    expect(first.heard.at(-1)).toMatchObject({ type: 'reset-query' })
  })
})

function never(): never {
  throw new Error('there are as many updates as were waited for')
}
