import { describe, expect, test } from 'vitest'
import { formatPrefix, type Prefix, prefixAt } from '#lib/address-space/prefix.ts'
import { mulberry32 } from '#lib/kernel/mulberry32.ts'
import {
  announcementsOf,
  blocklistOf,
  locationsOf,
  nothingImported,
  prefix,
  type RegistrationGiven,
  registrationsOf,
  registryConflictsOf,
  routeObjectsOf,
  snapshot,
  transferLocksOf,
  vrpsOf,
} from '#tests/support/evidence.ts'
import type { EvidenceSet } from '../evidence.ts'
import { withExceptions } from '../with-exceptions.ts'
import { pairEvidence } from './changed-ranges.ts'
import { rescanBlocks, watchBlocks } from './watch-blocks.ts'
import { indexWatchedBlocks } from './watched-blocks.ts'

const block = prefix('192.0.2.0/24')

const holding = (changes: Partial<RegistrationGiven> = {}): RegistrationGiven => ({
  ...{ start: block.address, end: block.address + 255, registry: 'ripencc', country: 'NL', date: '2015-03-02' },
  ...{ status: 'ALLOCATED PA', holderId: 'SIM-1', ...changes },
})

const sound: EvidenceSet = {
  ...nothingImported,
  vrps: vrpsOf(['192.0.2.0/24', 64_500, 24]),
  announcements: [announcementsOf('bgp-riswhois', ['192.0.2.0/24', 64_500])],
  routeObjects: [routeObjectsOf(['192.0.2.0/24', 64_500, 'RIPE'])],
  blocklists: [blocklistOf('spamhaus-drop'), blocklistOf('tor_exits')],
  registrations: [registrationsOf('ripencc', holding())],
}

/** `tier kind`, of the one watched block. */
function tell(after: Partial<EvidenceSet>, before: EvidenceSet = sound): string[] {
  const told = watchBlocks(indexWatchedBlocks([block]), pairEvidence(before, { ...sound, ...after }))
  return told.flatMap(({ changes }) => changes.map(({ tier, kind }) => `${tier} ${kind}`))
}

describe('a watched block', () => {
  test('has nothing to tell where nothing changed', () => {
    expect(tell({})).toEqual([])
    expect(tell({ vrps: vrpsOf(['192.0.2.0/24', 64_500, 24]) })).toEqual([])
  })

  test('whose ROA is replaced by another AS is critical: its route is Invalid', () => {
    expect(tell({ vrps: vrpsOf(['192.0.2.0/24', 64_666, 24]) })).toEqual([
      'critical route-became-invalid',
      'warning foreign-vrp',
      'notice vrp-ended',
    ])
  })

  test('has nothing to tell where only an operator’s local exceptions changed: the ROA stands as it stood', () => {
    const slurm = {
      snapshot: snapshot({ source: 'rpki-slurm', kind: 'local-exceptions' }),
      table: {
        filters: [{ prefix: block, asn: 64_500, comment: null }],
        assertions: [{ prefix: block, asn: 64_666, maxLength: 24, comment: null }],
      },
    }
    const excepted = withExceptions(sound.vrps, slurm)
    expect(tell(excepted)).toEqual([])
    expect(tell({}, { ...sound, ...excepted })).toEqual([])
    // And a change of the RPKI is told through them.
    const ended = withExceptions(vrpsOf(['10.0.0.0/8', 1, 8]), slurm)
    expect(tell(ended, { ...sound, ...excepted })).toContain('notice vrp-ended')
  })

  test('that loses its ROA is no longer vouched for', () => {
    expect(tell({ vrps: vrpsOf(['10.0.0.0/8', 1, 8]) })).toEqual([
      'warning route-lost-validity',
      'warning coverage-shrank',
      'notice vrp-ended',
    ])
  })

  test('announced by another AS too is Invalid, and in conflict', () => {
    const announcements = [announcementsOf('bgp-riswhois', ['192.0.2.0/24', 64_500], ['192.0.2.0/24', 64_666])]
    expect(tell({ announcements })).toEqual(['critical invalid-announcement', 'warning origin-conflict'])
  })

  test('leaked as a more specific of an unknown AS is a warning without a ROA', () => {
    const bare = { ...sound, vrps: vrpsOf(['10.0.0.0/8', 1, 8]) }
    const announcements = [announcementsOf('bgp-riswhois', ['192.0.2.0/24', 64_500], ['192.0.2.128/25', 64_666])]
    expect(tell({ ...bare, announcements }, bare)).toEqual(['warning foreign-announcement'])
  })

  test('that nobody announces any more is critical', () => {
    expect(tell({ announcements: [announcementsOf('bgp-riswhois')] })).toEqual([
      'warning route-withdrawn',
      'critical no-route-left',
    ])
  })

  test('is told of a list by what the list means', () => {
    expect(tell({ blocklists: [blocklistOf('spamhaus-drop', ['192.0.0.0/16', 'SBL1'])] })).toEqual([
      'critical listed-to-drop',
    ])
    expect(tell({ blocklists: [blocklistOf('tor_exits', ['192.0.2.7/32', null])] })).toEqual([
      'notice listed-by-policy',
    ])
  })

  test('that moves to another registry is told once, and not that its holder has another number there', () => {
    const before = { ...sound, registrations: [registrationsOf('ripencc', holding()), registrationsOf('apnic')] }
    const registrations = [
      registrationsOf('ripencc'),
      registrationsOf('apnic', holding({ registry: 'apnic', holderId: 'A9' })),
    ]
    expect(tell({ registrations }, before)).toEqual(['critical registry-changed'])
    expect(tell({ registrations: [registrationsOf('ripencc', holding({ holderId: 'SIM-2' }))] })).toEqual([
      'critical holder-changed',
    ])
  })

  test('hears of a route object for a strange AS', () => {
    const routeObjects = [routeObjectsOf(['192.0.2.0/24', 64_500, 'RIPE'], ['192.0.2.0/24', 64_666, 'RADB'])]
    expect(tell({ routeObjects })).toEqual(['warning foreign-route-object'])
  })

  test('is told of a transfer lock that is set, edited and lifted, with its time before and after', () => {
    const free = { ...sound, transferLocks: transferLocksOf() }
    const locked = { transferLocks: transferLocksOf(['192.0.2.0/23', '2026-01-01', '2027-01-01']) }
    expect(tell(locked, free)).toEqual(['warning transfer-locked'])
    const longer = { transferLocks: transferLocksOf(['192.0.2.0/23', '2026-01-01', null]) }
    expect(tell(longer, { ...sound, ...locked })).toEqual(['notice transfer-lock-changed'])
    expect(tell({ transferLocks: free.transferLocks }, { ...sound, ...locked })).toEqual(['warning transfer-lock-gone'])
    const [{ changes } = { changes: [] }] = watchBlocks(
      indexWatchedBlocks([block]),
      pairEvidence({ ...sound, ...locked }, { ...sound, ...longer }),
    )
    expect(changes).toMatchObject([
      {
        sentence:
          'The transfer lock of 192.0.2.0 - 192.0.3.255 was from 2026-01-01 until 2027-01-01 and is from 2026-01-01 until its holder lifts it.',
        before: 'from 2026-01-01 until 2027-01-01',
        after: 'from 2026-01-01 until its holder lifts it',
      },
    ])
  })

  test('that two registries count as theirs is told, and told once more when they agree', () => {
    const quiet = { ...sound, registryConflicts: registryConflictsOf() }
    const torn = { registryConflicts: registryConflictsOf(['192.0.2.0/24', 'apnic arin']) }
    expect(tell(torn, quiet)).toEqual(['warning registry-conflict'])
    expect(tell(torn, { ...sound, ...torn })).toEqual([])
    const others = { registryConflicts: registryConflictsOf(['192.0.2.0/24', 'apnic ripencc']) }
    expect(tell(others, { ...sound, ...torn })).toEqual(['notice registry-conflict-changed'])
    expect(tell({ registryConflicts: quiet.registryConflicts }, { ...sound, ...torn })).toEqual([
      'notice registry-conflict-ended',
    ])
  })

  test('is told nothing of locks and conflicts where one moment did not ask', () => {
    const torn = {
      transferLocks: transferLocksOf(['192.0.2.0/24', null, null]),
      registryConflicts: registryConflictsOf(['192.0.2.0/24', 'apnic arin']),
    }
    expect(tell(torn)).toEqual([])
    expect(tell({ transferLocks: null, registryConflicts: null }, { ...sound, ...torn })).toEqual([])
  })

  test('loses nothing when a source is gone: not asked is no change', () => {
    const { registrations, routeObjects, announcements, blocklists } = nothingImported
    expect(tell({ vrps: null, registrations, routeObjects, announcements, blocklists })).toEqual([])
  })

  test('that a source places elsewhere is a warning; where it says no more, or says it first, a notice', () => {
    const at = (country: string | null, source = 'atlas') => locationsOf(source, ['192.0.2.0/24', country])
    const placed = { ...sound, locations: [at('BR')], geofeeds: [at('SG', 'geofeed-a')] }
    const told = (after: Partial<EvidenceSet>) => tell({ ...placed, ...after }, placed)
    expect(told({ locations: [at('SG')] })).toEqual(['warning location-moved'])
    expect(told({ geofeeds: [at(null, 'geofeed-a')] })).toEqual(['notice location-dropped'])
    expect(told({ geofeeds: [locationsOf('geofeed-a', ['192.0.2.0/25', 'SG'])] })).toEqual(['warning location-moved'])
    expect(tell({ ...placed, locations: [at('SG')] }, { ...placed, locations: [at(null)] })).toEqual([
      'notice location-added',
    ])
    expect(told({ locations: [at('BR'), at('US', 'gazetteer')] })).toEqual([])
  })

  test('gains nothing when a source is read for the first time', () => {
    expect(tell({}, { ...nothingImported, registrations: sound.registrations })).toEqual([])
  })
})

/** A little Internet in 10.0.0.0/16, and what may happen to it. */
function madeEvidence(random: () => number): EvidenceSet {
  const below = (most: number) => Math.floor(random() * most)
  const anyPrefix = () => formatPrefix(prefixAt(0x0a000000 + below(2 ** 16), 18 + below(13)))
  const many = <T>(count: number, make: () => T) => Array.from({ length: count }, make)
  const registration = (): RegistrationGiven => {
    const start = 0x0a000000 + 256 * below(240)
    return holding({ start, end: start + 256 * (1 + below(5)) - 1, holderId: `H${below(6)}`, country: 'NL' })
  }
  return {
    ...nothingImported,
    vrps: vrpsOf(...many(60, (): [string, number, number] => [anyPrefix(), below(6), 32])),
    announcements: ['bgp-pfx2as', 'bgp-riswhois'].map((source) =>
      announcementsOf(source, ...many(50, (): [string, number] => [anyPrefix(), 1 + below(5)])),
    ),
    routeObjects: [routeObjectsOf(...many(40, (): [string, number, string] => [anyPrefix(), below(6), 'RADB']))],
    blocklists: [blocklistOf('spamhaus-drop', ...many(8, (): [string, null] => [anyPrefix(), null]))],
    registrations: [registrationsOf('ripencc', ...many(30, registration))],
    transferLocks: transferLocksOf(
      ...many(8, (): [string, null, string] => [anyPrefix(), null, `2027-01-0${1 + below(3)}`]),
    ),
    registryConflicts: registryConflictsOf(
      ...many(8, (): [string, string] => [anyPrefix(), below(2) === 0 ? 'apnic arin' : 'arin ripencc']),
    ),
    ...placedBy(anyPrefix, below),
  }
}

/** Drawn last, so that what was drawn before them stays. */
function placedBy(
  anyPrefix: () => string,
  below: (most: number) => number,
): Pick<EvidenceSet, 'locations' | 'geofeeds'> {
  const rows = (count: number) =>
    Array.from({ length: count }, (): [string, string | null] => [anyPrefix(), ['NL', 'DE', null][below(3)] ?? null])
  return { locations: [locationsOf('atlas', ...rows(20))], geofeeds: [locationsOf('geofeed-a', ...rows(10))] }
}

/** Some of its sources as in another draw: a round of mixed changes. */
function changed(evidence: EvidenceSet, random: () => number): EvidenceSet {
  const other = madeEvidence(random)
  const mix = <K extends keyof EvidenceSet>(key: K) => ({ [key]: random() < 0.4 ? other[key] : evidence[key] })
  const next = { ...mix('vrps'), ...mix('announcements'), ...mix('routeObjects'), ...mix('blocklists') }
  const bars = { ...mix('transferLocks'), ...mix('registryConflicts') }
  return { ...evidence, ...next, ...mix('registrations'), ...bars, ...mix('locations'), ...mix('geofeeds') }
}

describe('watching what changed', { timeout: 60_000 }, () => {
  test('comes to the same as looking at every block again, over 20 rounds of mixed changes', () => {
    const random = mulberry32(4)
    const blocks = indexWatchedBlocks(
      Array.from(
        { length: 60 },
        (): Prefix => prefixAt(0x0a000000 + Math.floor(random() * 2 ** 16), 20 + Math.floor(random() * 10)),
      ),
    )
    let evidence = madeEvidence(random)
    let told = 0
    for (let round = 0; round < 20; round++) {
      const next = changed(evidence, random)
      const pair = pairEvidence(evidence, next)
      const incremental = watchBlocks(blocks, pair)
      expect(JSON.stringify(incremental)).toBe(JSON.stringify(rescanBlocks(blocks, pair)))
      told += incremental.length
      evidence = next
    }
    expect(told).toBeGreaterThan(200)
  })

  test('comes to the same near a few changed rows, in wide blocks and in blocks that many watch', () => {
    const random = mulberry32(5)
    const below = (most: number) => Math.floor(random() * most)
    const anyPrefix = () => formatPrefix(prefixAt(0x0a000000 + below(2 ** 16), 16 + below(14)))
    const route = (): [string, number | string] => [anyPrefix(), below(12) === 0 ? '{64500,64501}' : 1 + below(9)]
    const roa = (): [string, number, number] => [anyPrefix(), below(9), 32]
    const object = (): [string, number, string] => [anyPrefix(), 1 + below(9), 'RADB']
    const rows = <T>(count: number, make: () => T) => Array.from({ length: count }, make)
    const edited = <T>(given: readonly T[], make: () => T) => given.map((row) => (random() < 0.04 ? make() : row))
    const drawn = rows(40, () => prefix(anyPrefix()))
    const blocks = indexWatchedBlocks([...drawn, ...['10.0.0.0/8', '10.0.0.0/16'].map(prefix), ...drawn.slice(0, 20)])
    let [roas, routes, objects] = [rows(60, roa), rows(60, route), rows(30, object)]
    const evidence = (): EvidenceSet => ({
      ...{ ...nothingImported, vrps: vrpsOf(...roas), routeObjects: [routeObjectsOf(...objects)] },
      announcements: [announcementsOf('bgp-riswhois', ...routes), announcementsOf('bgp-pfx2as', ...routes.slice(20))],
    })
    let told = 0
    for (let round = 0; round < 40; round++) {
      const before = evidence()
      roas = edited(roas, roa)
      routes = edited(routes, route)
      objects = edited(objects, object)
      const pair = pairEvidence(before, evidence())
      const incremental = watchBlocks(blocks, pair)
      expect(JSON.stringify(incremental)).toBe(JSON.stringify(rescanBlocks(blocks, pair)))
      told += incremental.length
    }
    expect(told).toBeGreaterThan(200)
  })

  test('knows of each block the first place at which it was given', () => {
    const blocks = indexWatchedBlocks(['10.0.1.0/24', '10.0.0.0/16', '10.0.1.0/24', '10.0.1.0/25'].map(prefix))
    expect([0, 1, 2, 3].map((place) => blocks.firstPlace(place))).toEqual([0, 1, 0, 3])
  })

  test('touches only blocks that overlap, wider and narrower ones, each once', () => {
    const blocks = indexWatchedBlocks(['10.0.0.0/16', '10.0.1.0/24', '10.0.1.0/24', '10.1.0.0/16'].map(prefix))
    const at = (text: string) => ({ start: prefix(text).address, end: prefix(text).address })
    expect(blocks.touchedBy([at('10.0.1.0/32'), at('10.0.1.9/32')])).toEqual([0, 1, 2])
    expect(blocks.touchedBy([{ start: 0x0a00ffff, end: 0x0a010000 }])).toEqual([0, 3])
    expect(blocks.touchedBy([at('11.0.0.0/32')])).toEqual([])
  })
})
