import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { formatAddress } from '#lib/address-space/address.ts'
import { rangeSize } from '#lib/address-space/range.ts'
import { dayOf, momentOfInstant } from './day.ts'
import { appendEvents, readEvents } from './event-journal.ts'
import { standsOn } from './facts.ts'
import { generateWorld } from './generate-world.ts'
import { getOrganisation } from './organisations.ts'
import { newestRun } from './publication.ts'
import { buildWorld, type World } from './world.ts'
import type { WorldEvent } from './world-event.ts'

const origin = { seed: 'test', genesis: '2026-11-23' }
const clean = '240.0.0.0/22'
const holder = 'nonesuch-cartographers'
const buyer = 'paper-lighthouse'

const transfer = (prefix: string, parties: { from?: string; to?: string } = {}): WorldEvent[] => [
  {
    type: 'transfer-requested',
    at: '2026-11-24T10:00:00Z',
    request: 'R1',
    prefix,
    from: parties.from ?? holder,
    to: parties.to ?? buyer,
  },
  { type: 'transfer-approved', at: '2026-12-04T10:00:00Z', request: 'R1' },
]

const holdersOf = (world: World, first: string, at: string) =>
  world.holdings
    .filter((holding) => formatAddress(holding.range.start) === first && standsOn(holding, momentOfInstant(at)))
    .map((holding) => `${holding.holder} ${rangeSize(holding.range)}`)

type Told = { asOf: string; events: readonly WorldEvent[]; run?: string }

const fileOf = (name: string, told: Told) =>
  generateWorld({ ...origin, ...told }).find((file) => file.name === `sources/${name}`)?.text ?? ''

describe('a transfer', () => {
  const events = transfer(clean)

  test('moves the registration at the moment it is approved, and is in the log with that moment', () => {
    const world = buildWorld({ ...origin, events })
    expect(holdersOf(world, '240.0.0.0', '2026-12-04T09:59:59Z')).toEqual([`${holder} 1024`])
    expect(holdersOf(world, '240.0.0.0', '2026-12-04T10:00:01Z')).toEqual([`${buyer} 1024`])
    expect(fileOf('transfers-ripencc-20261205.json', { asOf: '2026-12-05', events })).toContain('2026-12-04T10:00:00Z')
    expect(fileOf('transfers-ripencc-20261204.json', { asOf: '2026-12-04', events })).not.toContain(
      '2026-12-04T10:00:00Z',
    )
  })

  test('takes the ROA of the former holder away and leaves its announcement', () => {
    const world = buildWorld({ ...origin, events })
    const after = momentOfInstant('2026-12-05T00:00:00Z')
    const { asn } = getOrganisation(holder)
    const isOfHolder = (prefix: { address: number; length: number }) =>
      prefix.address === 0xf0000000 && prefix.length === 22
    expect(world.roas.filter((roa) => isOfHolder(roa.prefix) && standsOn(roa, after))).toEqual([])
    const routes = world.announcements.filter((route) => isOfHolder(route.prefix) && standsOn(route, after))
    expect(routes.map((route) => route.origin)).toEqual([String(asn)])
  })

  test('of a part cuts the registration, and the rest stays with its holder', () => {
    const world = buildWorld({ ...origin, events: transfer('240.0.1.0/24') })
    const [before, after] = ['2026-12-04T09:00:00Z', '2026-12-04T11:00:00Z']
    expect(holdersOf(world, '240.0.0.0', before)).toEqual([`${holder} 1024`])
    expect(holdersOf(world, '240.0.0.0', after)).toEqual([`${holder} 256`])
    expect(holdersOf(world, '240.0.1.0', after)).toEqual([`${buyer} 256`])
    expect(holdersOf(world, '240.0.2.0', after)).toEqual([`${holder} 512`])
    expect(world.transfers.filter(({ moved }) => moved.start === 0xf0000100)).toMatchObject([
      { source: holder, recipient: buyer, original: { start: 0xf0000000, end: 0xf00003ff } },
    ])
  })

  test('by somebody who does not hold the block changes nothing', () => {
    const world = buildWorld({ ...origin, events: transfer(clean, { from: 'square-wheel' }) })
    expect(holdersOf(world, '240.0.0.0', '2027-01-01T00:00:00Z')).toEqual([`${holder} 1024`])
  })

  test('changes no file of a day before it', () => {
    const earlier = generateWorld({ ...origin, asOf: '2026-12-04' })
    expect(generateWorld({ ...origin, asOf: '2026-12-04', events })).toEqual(earlier)
  })
})

describe('an event of this morning', () => {
  const created: WorldEvent = {
    type: 'roa-created',
    at: '2026-11-24T10:07:00Z',
    prefix: clean,
    asn: 64511,
    maxLength: 24,
  }

  test('is shown by the next run of the validator, dated as it', () => {
    expect(newestRun([created], '2026-11-24T10:19:59Z')).toBe(null)
    expect(newestRun([created], '2026-11-24T10:20:00Z')).toBe('2026-11-24T10:20:00Z')
    expect(newestRun([created], '2026-11-24T18:00:00Z')).toBe('2026-11-24T10:20:00Z')
    const run = '2026-11-24T10:20:00Z'
    const text = fileOf('rpki-client-20261124T102000Z.json', { asOf: '2026-11-24', events: [created], run })
    expect(text).toContain('"asn": 64511, "prefix": "240.0.0.0/22", "maxLength": 24')
    expect(text).toContain(`"buildtime": "${run}"`)
    expect(fileOf('rpki-client-20261124.json', { asOf: '2026-11-24', events: [created], run })).not.toContain(
      '"asn": 64511, "prefix": "240.0.0.0/22"',
    )
  })

  test('needs no run of its own once the files of the next day are out', () => {
    expect(newestRun([created], '2026-11-25T00:31:43Z')).toBe(null)
    expect(fileOf('rpki-client-20261125.json', { asOf: '2026-11-25', events: [created] })).toContain(
      '"asn": 64511, "prefix": "240.0.0.0/22"',
    )
  })

  test('just after midnight waits for the first run of the day', () => {
    expect(newestRun([{ ...created, at: '2026-11-24T00:05:00Z' }], '2026-11-24T12:00:00Z')).toBe('2026-11-24T01:00:00Z')
  })
})

test('what is created and deleted again stood in between', () => {
  const at = (hour: number) => `2026-11-24T${hour}:00:00Z`
  const events: WorldEvent[] = [
    { type: 'announcement-started', at: at(10), prefix: '240.0.1.0/24', asn: 64511 },
    { type: 'announcement-withdrawn', at: at(12), prefix: '240.0.1.0/24', asn: 64511 },
    { type: 'route-object-created', at: at(10), prefix: '240.0.1.0/24', asn: 64511 },
    { type: 'route-object-deleted', at: at(12), prefix: '240.0.1.0/24', asn: 64511 },
    { type: 'listed', at: at(10), prefix: '240.0.1.0/24', list: 'drop' },
    { type: 'delisted', at: at(12), prefix: '240.0.1.0/24', list: 'drop' },
  ]
  const world = buildWorld({ ...origin, events })
  const standing = (moment: string) =>
    [...world.announcements, ...world.routeObjects, ...world.listings].filter(
      (fact) => fact.prefix.address === 0xf0000100 && standsOn(fact, momentOfInstant(moment)),
    ).length
  expect([at(10), at(11), at(13)].map(standing)).toEqual([0, 3, 0])
})

test('a remark stands on its registration until another is set or the block is handed over', () => {
  const remark = (hour: string, text: string): WorldEvent => ({
    type: 'remark-set',
    at: `2026-11-24T${hour}:00:00Z`,
    prefix: clean,
    text,
  })
  const { remarks } = buildWorld({
    ...origin,
    events: [remark('08', 'one'), remark('09', 'two'), ...transfer(clean)],
  })
  expect(remarks.map(({ text, until }) => [text, until])).toEqual([
    ['one', momentOfInstant('2026-11-24T09:00:00Z')],
    ['two', momentOfInstant('2026-12-04T10:00:00Z')],
  ])
})

test('who joins a registry can hold a block, and is in its statistics from then on', () => {
  const joined = {
    type: 'member-joined' as const,
    at: '2026-11-24T08:00:00Z',
    id: 'brass-weathercock',
    name: 'Brass Weathercock Ltd',
    registry: 'ripencc' as const,
    country: 'GB',
  }
  const events = [joined, ...transfer(clean, { to: joined.id })]
  const world = buildWorld({ ...origin, events })
  expect(holdersOf(world, '240.0.0.0', '2026-12-05T00:00:00Z')).toEqual(['brass-weathercock 1024'])
  expect(world.organisation('brass-weathercock').asn).toBe(4_200_001_000)
  const rows = (asOf: string, stamp: string) =>
    fileOf(`delegated-ripencc-extended-${stamp}.txt`, { asOf, events }).includes('|asn|4200001000|')
  expect([rows('2026-11-24', '20261124'), rows('2026-11-25', '20261125')]).toEqual([false, true])
  expect(dayOf('2026-11-24')).toBeLessThan(world.organisation('brass-weathercock').joined ?? 0)
})

describe('the journal', () => {
  const event: WorldEvent = { type: 'listed', at: '2026-11-24T08:00:00Z', prefix: clean, list: 'drop' }

  test('gives back what was added, and drops a line that a crash cut off', () => {
    const folder = mkdtempSync(join(tmpdir(), 'dotquad-journal-'))
    try {
      expect(readEvents(folder)).toEqual([])
      appendEvents(folder, [event])
      writeFileSync(join(folder, 'events.jsonl'), '{"type":"lis', { flag: 'a' })
      expect(readEvents(folder)).toEqual([event])
      appendEvents(folder, [event])
      expect(readEvents(folder)).toEqual([event, event])
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
