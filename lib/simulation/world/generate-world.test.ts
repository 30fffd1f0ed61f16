import { describe, expect, test } from 'vitest'
import { registries } from './address-plan.ts'
import { collectorPeers } from './facts.ts'
import { generateWorld } from './generate-world.ts'

const request = { seed: 'test', asOf: '2026-11-23' }
const files = generateWorld(request)
const textOf = (name: string) => files.find((file) => file.name === `sources/${name}`)?.text ?? ''
const linesOf = (name: string) => textOf(name).trimEnd().split('\n')

/** The largest sum of peers over the origins of one prefix, in a dump of routes. */
function mostPeersOfOnePrefix(dump: string): number {
  const sums = new Map<string, number>()
  for (const line of dump.split('\n').filter((row) => !row.startsWith('%'))) {
    const [, prefix = '', peers = '0'] = line.split('\t')
    sums.set(prefix, (sums.get(prefix) ?? 0) + Number(peers))
  }
  return Math.max(...sums.values())
}

describe('the files of a simulated world', () => {
  test('are the same bytes for the same seed and day, and others for another seed', () => {
    expect(generateWorld(request)).toEqual(files)
    const other = generateWorld({ ...request, seed: 'another' })
    expect(other.map(({ text }) => text).join('')).not.toBe(files.map(({ text }) => text).join(''))
  })

  test('keep their history when the world grows a day older', () => {
    const later = new Map(
      generateWorld({ ...request, genesis: '2026-11-23', asOf: '2026-11-24' }).map(({ name, text }) => [name, text]),
    )
    const past = files.filter(({ name }) => !name.includes('/geofeeds/') && /20260507|20261024/.test(name))
    expect(past).toHaveLength(60)
    for (const { name, text } of past) expect(later.get(name)).toBe(text)
    expect(later.has('sources/delegated-arin-extended-20261124.txt')).toBe(true)
  })

  test('of a day that changes nothing differ in their dates alone', () => {
    const [today, tomorrow] = ['2026-11-24', '2026-11-25'].map(
      (asOf) =>
        generateWorld({ ...request, genesis: '2026-11-23', asOf }).find(({ name }) =>
          name.startsWith('sources/lamplighters_watch-202611'),
        )?.text,
    )
    const undated = (text = '') => text.replaceAll(/^# .*Date.*$/gm, '')
    expect(undated(today)).toBe(undated(tomorrow))
    expect(today).not.toBe(tomorrow)
  })

  test('are refused for a day before the world began', () => {
    expect(() => generateWorld({ ...request, genesis: '2026-11-24' })).toThrow(/no snapshot of 2026-11-23/)
  })

  test('have distinct names with a date, ASCII text and a last newline, and stay under 6 MB together', () => {
    expect(new Set(files.map(({ name }) => name)).size).toBe(files.length)
    for (const { name, text } of files.filter(({ name }) => name !== 'sources/sources.json')) {
      expect(name).toMatch(/\d{8}\.\w+$/)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the range says what ASCII is.
      expect(text).toMatch(/^[\x00-\x7f]*\n$/)
    }
    expect(files.reduce((bytes, { text }) => bytes + text.length, 0)).toBeLessThan(6_000_000)
  })

  test('show every changing source on at least two days', () => {
    const days = new Map<string, number>()
    for (const { name } of files) days.set(name.replace(/\d{8}/, ''), (days.get(name.replace(/\d{8}/, '')) ?? 0) + 1)
    const once = [...days]
      .filter(([name, count]) => count < 2 && !/geofeeds|sources\.json/.test(name))
      .map(([name]) => name)
    expect(once).toEqual([
      'sources/iana-ipv4-special-registry-.csv',
      'sources/special-purpose-as-numbers-.csv',
      'sources/ipv4-address-space-.csv',
    ])
  })

  test.each(registries)('count the rows of %s in the header and summaries as they are', (registry) => {
    const lines = linesOf(`delegated-${registry}-extended-20261123.txt`).filter((line) => !line.startsWith('#'))
    const [header = [], ...rows] = lines.map((line) => line.split('|'))
    const summaries = rows.filter((row) => row.at(-1) === 'summary')
    const records = rows.filter((row) => row.at(-1) !== 'summary')
    expect(header.slice(1, 2)).toEqual([registry])
    expect(header.slice(3, 4)).toEqual([String(records.length)])
    expect(header.slice(5, 6)).toEqual(['20261123'])
    for (const [, , type, , count] of summaries) {
      expect(count).toBe(String(records.filter((row) => row[2] === type).length))
    }
    expect(summaries).toHaveLength(3)
  })

  test('leave no address of a /8 of a registry unlisted, and list none of 255.0.0.0/8', () => {
    const rows = registries
      .flatMap((registry) => linesOf(`delegated-${registry}-extended-20261123.txt`))
      .map((line) => line.split('|'))
      .filter((row) => row[2] === 'ipv4' && row[3] !== '*')
    const addresses = rows.reduce((sum, row) => sum + Number(row[4]), 0)
    // The one rival claim of 1,024 addresses counts twice.
    expect(addresses).toBe(15 * 2 ** 24 + 1024)
    expect(rows.filter(([, , , start]) => start?.startsWith('255.'))).toEqual([])
  })

  test.each([
    [
      'ripencc',
      /^2\|ripencc\|1795471199\|\d+\|19700101\|20261123\|\+0200$/m,
      /^ripencc\|\|ipv4\|[\d.]+\|\d+\|\|available$/m,
    ],
    ['arin', /^2\.3\|arin\|\d{13}\|\d+\|19700101\|20261123\|-0400$/m, /^arin\|\|ipv4\|[\d.]+\|\d+\|\|reserved\|$/m],
    [
      'apnic',
      /^#[\s\S]*\n2\.3\|apnic\|20261124\|\d+\|\|20261123\|\+1000$/m,
      /^apnic\|\|ipv4\|[\d.]+\|\d+\|\|available\|$/m,
    ],
    [
      'lacnic',
      /^2\.3\|lacnic\|20261123\|\d+\|19870101\|20261123\|-0300$/m,
      /^lacnic\|\|ipv4\|[\d.]+\|\d+\|\|available$/m,
    ],
    [
      'afrinic',
      /^2\|afrinic\|20261123\|\d+\|00000000\|20261123\|00000$/m,
      /^afrinic\|ZZ\|ipv4\|253\.0\.32\.0\|1024\|\|reserved\|$/m,
    ],
  ])('keep the habits of %s', (registry, header, unheld) => {
    const text = textOf(`delegated-${registry}-extended-20261123.txt`)
    expect(text).toMatch(header)
    expect(text).toMatch(unheld)
  })

  test('end DROP with a line that counts the lines above it', () => {
    const lines = linesOf('drop_v4-20261123.json')
    const metadata: unknown = JSON.parse(lines.at(-1) ?? '')
    const size = lines.slice(0, -1).reduce((bytes, line) => bytes + line.length + 1, 0)
    expect(metadata).toMatchObject({ type: 'metadata', records: lines.length - 1, size })
  })

  test('pad ARIN octets, wrap LACNIC networks in an array, and log a move between two registries in both', () => {
    expect(textOf('transfers-arin-20261123.json')).toContain('"243.000.056.000"')
    expect(textOf('transfers-ripencc-20261123.json')).toContain('"243.0.56.0"')
    expect(textOf('transfers-lacnic-20261123.json')).toMatch(/"ip4nets": \[/)
    expect(textOf('transfers-lacnic-20261123.json')).toMatch(
      /"transfer_date": "\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.000-0300"/,
    )
  })

  test('never show the origins of one prefix at more peers than there are: a peer carries one route to it', () => {
    const dumps = files.filter(({ name }) => name.includes('riswhoisdump'))
    expect(dumps).toHaveLength(3)
    for (const { text } of dumps) expect(mostPeersOfOnePrefix(text)).toBeLessThanOrEqual(collectorPeers)
    const [type, prefix, at] = ['announcement-started', '240.0.0.0/22', '2026-11-24T10:00:00Z'] as const
    const events = [{ type, prefix, at, asn: 65_551 }]
    const later = generateWorld({ ...request, genesis: request.asOf, asOf: '2026-11-25', events })
    const dump = later.find(({ name }) => name.includes('riswhoisdump-20261125'))?.text ?? ''
    expect(dump).toMatch(/^65551\t240\.0\.0\.0\/22\t169$/m)
    expect(mostPeersOfOnePrefix(dump)).toBeLessThanOrEqual(collectorPeers)
  })

  test('name all five trust anchors', () => {
    const text = textOf('rpki-client-20261123.json')
    for (const anchor of ['ripe', 'arin', 'apnic', 'lacnic', 'afrinic']) expect(text).toContain(`"ta": "${anchor}"`)
    expect(() => JSON.parse(text)).not.toThrow()
  })

  test('do not set aside the space and the AS numbers that this Internet uses', () => {
    const addresses = textOf('iana-ipv4-special-registry-20261123.csv')
    expect(addresses).not.toContain('240.0.0.0/4')
    expect(addresses).toContain('\n255.255.255.255/32,Limited Broadcast')
    expect(addresses).toContain('\n203.0.113.0/24,')
    expect(textOf('special-purpose-as-numbers-20261123.csv')).not.toMatch(/^(64496|64512|65536|4200000000)/m)
  })
})

test('the files list the locks of two who do not sell, and the one rival claim as a conflict', () => {
  const locks = textOf('transfer-locks-ripencc-20261123.csv')
    .split('\n')
    .filter((line) => /^24[012]\./.test(line))
  expect(locks.length).toBeGreaterThan(3)
  for (const line of locks) expect(line.split(',')[2]?.localeCompare('2026-11-23')).toBe(1)
  const conflicts = textOf('nro-conflicts-20261123.txt').trim().split('\n\n')
  expect(conflicts.length).toBe(2)
  expect(new Set(conflicts[1]?.split('\n').map((row) => row.split('|')[0])).size).toBe(2)
})
