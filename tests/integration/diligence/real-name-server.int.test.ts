/** Questions for records against a name server that is not ours: rbldnsd, where it is installed. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { askRecords } from '#lib/adapters/dns/ask-records.ts'
import { judgeServer } from '#lib/adapters/dns/judge-server.ts'
import { hasRbldnsd, type Rbldnsd, startRbldnsd } from '#tests/support/rbldnsd.ts'

const zone = '2.0.192.in-addr.arpa'
const zoneFile = [
  '$SOA 3600 ns1.example hostmaster.example 2026112400 7200 900 1209600 300',
  '$NS 3600 ns1.example ns2.example',
  ':127.0.0.2:',
  '127.0.0.2',
].join('\n')
const patience = { timeoutMs: 2_000, tries: 3 }

describe.skipIf(!hasRbldnsd)('a real rbldnsd (skipped where it is not installed)', () => {
  let server: Rbldnsd
  beforeAll(async () => {
    server = await startRbldnsd({ [zone]: `${zoneFile}\n` })
  })
  afterAll(() => server.stop())

  const ask = (name: string, type: 'NS' | 'SOA' | 'DS') =>
    askRecords(server, { name, type, recursion: false }, patience)

  test('tells the servers of its zone, whose names it compresses', async () => {
    expect(await ask(zone, 'NS')).toMatchObject({
      ...{ state: 'answered', exists: true, isAuthoritative: true },
      answers: [
        { owner: zone, type: 'NS', data: 'ns1.example' },
        { owner: zone, type: 'NS', data: 'ns2.example' },
      ],
    })
  })

  test('has its zone, is lame for another, and signs none', async () => {
    expect(judgeServer(await ask(zone, 'SOA'), zone)).toEqual({ state: 'answers', why: null })
    const other = '3.0.192.in-addr.arpa'
    expect(judgeServer(await ask(other, 'SOA'), other)).toEqual({ state: 'lame', why: 'it refuses the zone (REFUSED)' })
    expect(await ask(zone, 'DS')).toMatchObject({ state: 'answered', answers: [] })
  })
})
