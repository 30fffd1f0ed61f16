import { afterEach, describe, expect, test } from 'vitest'
import {
  aOf,
  dsOf,
  nsOf,
  ptrOf,
  recordsTo,
  type SaidRecords,
  soaOf,
  typeOfQuestion,
  wantsRecursion,
} from '#tests/support/dns-records.ts'
import { startDnsServer } from '#tests/support/dns-server.ts'
import { prefix } from '#tests/support/evidence.ts'
import type { AskerLimits } from './asker.ts'
import { reverseDns } from './reverse-dns.ts'

const zone = '2.0.192.in-addr.arpa'
const block = prefix('192.0.2.0/24')
const addresses = { 'ns1.example': '198.51.100.1', 'ns2.example': '198.51.100.2' } as const
/** Patient enough for a busy machine where something answers; a test of silence is quicker. */
const patient: AskerLimits = { timeoutMs: 2_000, tries: 2, mostInFlight: 8, withinMs: 20_000 }
const impatient: AskerLimits = { ...patient, timeoutMs: 40, tries: 1 }

const open: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of open.splice(0)) await close()
})

/** Null stays silent. */
type Says = (type: string, name: string) => SaidRecords | null

async function serve(says: Says) {
  const recursive: boolean[] = []
  const server = await startDnsServer({
    behave: (question, name) => {
      recursive.push(wantsRecursion(question))
      const said = says(typeOfQuestion(question), name)
      return said === null ? [] : [recordsTo(question, said)]
    },
  })
  open.push(server.stop)
  return { host: server.host, port: server.port, asked: server.asked, askedOverTcp: server.askedOverTcp, recursive }
}

const nobody = { rcode: 3, authority: [soaOf('192.in-addr.arpa')] }

/** Knows both servers and the zone, which is signed; every address is named but those that end in 1. */
const resolving: Says = (type, name) => {
  if (type === 'NS' && name === zone) return { answers: [nsOf(zone, 'ns1.example'), nsOf(zone, 'ns2.example')] }
  if (type === 'A' && name === 'ns1.example') return { answers: [aOf(name, addresses['ns1.example'])] }
  if (type === 'A' && name === 'ns2.example') return { answers: [aOf(name, addresses['ns2.example'])] }
  if (type === 'DS') return { answers: [dsOf(name)] }
  if (type === 'PTR') return name.startsWith('1.') ? nobody : { answers: [ptrOf(name, 'host.example')] }
  return nobody
}
const having: Says = (type, name) =>
  type === 'SOA' && name === zone ? { flags: 0x0400, answers: [soaOf(zone)] } : { rcode: 5 }

type World = {
  resolver?: Says
  first?: Says
  /** Null: nothing listens there. */
  second?: Says | null
  limits?: AskerLimits
  mayAsk?: () => boolean
  asksOthers?: boolean
}

async function serveNothing() {
  const { host, port, stop } = await startDnsServer()
  await stop()
  return { host, port }
}

async function ask({ resolver = resolving, first = having, second = having, ...rest }: World = {}) {
  const [place, one] = [await serve(resolver), await serve(first)]
  const two = await (second === null ? serveNothing() : serve(second))
  const serversAt = new Map([
    [addresses['ns1.example'], one],
    [addresses['ns2.example'], two],
  ])
  const asksOthers = rest.asksOthers ?? true
  const source = reverseDns({ resolver: place, serversAt, asksOthers }, rest.limits ?? patient)
  const answer = await source(block, rest.mayAsk ?? (() => false))
  return { answer, one, place }
}

async function zoneOf(world: World = {}) {
  const { answer } = await ask(world)
  if (!answer.ok) throw new Error(answer.error)
  const [only] = answer.value.zones
  if (!only) throw new Error('a /24 has a zone')
  return only
}
const stateOf = ({ servers }: Awaited<ReturnType<typeof zoneOf>>) => servers.map(({ state, why }) => [state, why])

describe('a zone that is delegated', () => {
  test('is told with its servers, each asked itself and without recursion, its signature and a counted sample', async () => {
    const { answer, one, place } = await ask()
    expect(answer).toMatchObject({
      ok: true,
      value: {
        resolver: `127.0.0.1:${place.port}`,
        zonesInAll: 1,
        zones: [
          {
            ...{ zone, block: '192.0.2.0/24', delegation: 'delegated', isSigned: true },
            servers: [
              { name: 'ns1.example', address: '198.51.100.1', state: 'answers', why: null },
              { name: 'ns2.example', address: '198.51.100.2', state: 'answers', why: null },
            ],
            ptr: { asked: 8, named: 7, failed: 0 },
          },
        ],
      },
    })
    expect(one.asked).toEqual([zone])
    expect(one.recursive).toEqual([false])
  })

  test.each<[string, SaidRecords, string]>([
    ['refuses it', { rcode: 5 }, 'it refuses the zone (REFUSED)'],
    ['fails on it', { rcode: 2 }, 'it cannot serve the zone (SERVFAIL)'],
    ['says it is not there', { rcode: 3 }, 'it knows no such zone'],
    ['points elsewhere', { authority: [nsOf(zone, 'ns3.example')] }, 'it knows no such zone'],
    ['tells it from hearsay', { flags: 0x0080, answers: [soaOf(zone)] }, 'it answers without authority'],
  ])('has a lame server where it %s', async (_what, said, why) => {
    expect(stateOf(await zoneOf({ second: () => said }))).toEqual([
      ['answers', null],
      ['lame', why],
    ])
  })

  test('has a silent server where none can be reached, which is not called lame', async () => {
    expect(stateOf(await zoneOf({ second: null }))).toEqual([
      ['answers', null],
      ['silent', 'it cannot be reached'],
    ])
  })

  test('has no sample where none of its servers answers: nobody could say', async () => {
    expect((await zoneOf({ first: () => ({ rcode: 5 }), second: () => ({ rcode: 5 }) })).ptr).toBeNull()
  })

  test('names servers at addresses that are not public: they are not asked', async () => {
    const resolver: Says = (type, name) => (type === 'A' ? { answers: [aOf(name, '10.0.0.1')] } : resolving(type, name))
    expect(stateOf(await zoneOf({ resolver }))).toEqual(Array(2).fill(['not-asked', 'its address is not a public one']))
  })

  test('where no server outside may be asked, has those asked alone that the operator placed', async () => {
    const resolver: Says = (type, name) =>
      type === 'A' && name === 'ns2.example' ? { answers: [aOf(name, '198.51.100.9')] } : resolving(type, name)
    expect(stateOf(await zoneOf({ resolver, asksOthers: false, mayAsk: () => true }))).toEqual([
      ['answers', null],
      ['not-asked', 'no server outside is asked from here'],
    ])
  })

  test.each<[string, SaidRecords, string]>([
    ['has no address', nobody, 'it has no IPv4 address'],
    ['has nothing of that type', { authority: [soaOf('example')] }, 'it has no IPv4 address'],
    ['could not be found', { rcode: 2 }, 'its address is not known: the resolver got no answer (SERVFAIL)'],
    ['was not told of', {}, 'its address is not known: the resolver knows nothing of the zone'],
  ])('names a server that %s: it is not asked, and why is told', async (_what, said, why) => {
    const resolver: Says = (type, name) => (type === 'A' && name === 'ns2.example' ? said : resolving(type, name))
    expect(stateOf(await zoneOf({ resolver }))).toEqual([
      ['answers', null],
      ['not-asked', why],
    ])
  })

  test.each([
    ['the root', '', '.'],
    ['a byte that is no character of a host', `ns\u00e9${'a'.repeat(60)}.example`, `ns\\233${'a'.repeat(60)}.example`],
    ['bytes that make it long', `${'\u0001'.repeat(60)}.${'\u0001'.repeat(60)}`, null],
  ])('names %s for a server: that one is not asked, and the zone is told', async (_what, odd, shown) => {
    const resolver: Says = (type, name) =>
      type === 'NS' && name === zone ? { answers: [nsOf(zone, 'ns1.example'), nsOf(zone, odd)] } : resolving(type, name)
    const told = await zoneOf({ resolver })
    expect(stateOf(told)).toEqual([
      ['answers', null],
      ['not-asked', 'its name cannot be asked'],
    ])
    if (shown !== null) expect(told.servers[1]?.name).toBe(shown)
  })
})

describe('a zone that is not there', () => {
  test('is nothing found where the zone above says so', async () => {
    expect(await zoneOf({ resolver: () => nobody })).toMatchObject({ delegation: 'none', servers: [], ptr: null })
  })

  test('is the wider one where a holder names a whole /16', async () => {
    const wide = '0.192.in-addr.arpa'
    const resolver: Says = (type, name) => {
      if (type === 'NS' && name === wide) return { answers: [nsOf(wide, 'ns1.example')] }
      return type === 'NS' ? { authority: [soaOf(wide)] } : resolving(type, name)
    }
    const first: Says = (_type, name) => (name === wide ? { flags: 0x0400, answers: [soaOf(wide)] } : { rcode: 5 })
    expect(await zoneOf({ resolver, first })).toMatchObject({
      ...{ zone: wide, delegation: 'delegated' },
      servers: [{ state: 'answers' }],
    })
  })
})

describe('a resolver that does not tell', () => {
  test('since no server of the zone answers it: the zone above says to whom it delegated', async () => {
    const above = '192.in-addr.arpa'
    const resolver: Says = (type, name) => {
      if (type === 'NS' && name === zone) return { rcode: 2 }
      if (type === 'NS' && name === above) return { answers: [nsOf(above, 'ns1.example')] }
      return resolving(type, name)
    }
    const first: Says = (type) => (type === 'NS' ? { authority: [nsOf(zone, 'ns2.example')] } : { rcode: 5 })
    const told = await zoneOf({ resolver, first, second: () => ({ rcode: 5 }) })
    expect(told).toMatchObject({ delegation: 'delegated', servers: [{ name: 'ns2.example', state: 'lame' }] })
  })

  test('and nobody above does either: failed, and never "not delegated"', async () => {
    expect(await zoneOf({ resolver: () => ({ rcode: 2 }) })).toMatchObject({ delegation: 'failed', servers: [] })
    expect(await zoneOf({ resolver: () => ({ rcode: 5 }) })).toMatchObject({
      delegation: 'failed',
      why: 'the question was refused (REFUSED)',
    })
  })

  test('anything, neither a record nor that there is none: failed, and never "not delegated"', async () => {
    expect(await zoneOf({ resolver: () => ({}) })).toMatchObject({
      ...{ delegation: 'failed', servers: [], why: 'the resolver knows nothing of the zone' },
    })
  })

  test('whether the zone is signed: not known, and never "not signed"', async () => {
    const resolver: Says = (type, name) => (type === 'DS' ? {} : resolving(type, name))
    expect((await zoneOf({ resolver })).isSigned).toBeNull()
  })

  test('at all: the source failed', async () => {
    expect((await ask({ resolver: () => null, limits: impatient })).answer).toEqual({ ok: false, error: 'timeout' })
  })

  test('within the time for all: what is left is not asked', async () => {
    const { answer, place } = await ask({ limits: { ...patient, withinMs: -1 } })
    expect(answer).toEqual({ ok: false, error: 'timeout' })
    expect(place.asked).toEqual([])
  })
})

test('an answer too long for a datagram is asked for over TCP, and what stands there counts', async () => {
  const cut: Says = (type, name) => (type === 'NS' && name === zone ? { flags: 0x0200 } : resolving(type, name))
  const { answer, place } = await ask({ resolver: cut })
  expect(place.askedOverTcp).toEqual([zone])
  expect(answer).toMatchObject({ ok: true, value: { zones: [{ delegation: 'none' }] } })
})
