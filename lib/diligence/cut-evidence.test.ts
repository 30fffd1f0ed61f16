import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatPrefix, type Prefix, prefixAt } from '#lib/address-space/prefix.ts'
import { formatRange } from '#lib/address-space/range.ts'
import {
  announcementsOf,
  blocklistOf,
  locationsOf,
  nothingImported,
  registrationsOf,
  routeObjectsOf,
  snapshot,
  specialAsnsOf,
  specialPurposeOf,
  transfersOf,
  vrpsOf,
} from '#tests/support/evidence.ts'
import { cutEvidence, openCuts } from './cut-evidence.ts'
import type { EvidenceSet } from './evidence.ts'
import { examineBlock } from './examine-block.ts'
import { findParticulars } from './find-particulars.ts'
import { isRowOf } from './snapshot-rows.ts'
import { withExceptions } from './with-exceptions.ts'

const at = '2026-06-20T00:00:00Z'
const base = 0xc6336400
/** Few places and lengths, so that rows nest, repeat and lie beside the block. */
const anyPrefix = fc
  .tuple(fc.integer({ min: 0, max: 1023 }), fc.constantFrom(0, 7, 8, 16, 20, 22, 23, 24, 24, 25, 32))
  .map(([offset, length]) => prefixAt(base + offset, length))
const anyText = anyPrefix.map(formatPrefix)
const anyOrigin = fc.constantFrom(0, 64500, 64501)
const rows = <T>(row: fc.Arbitrary<T>) => fc.array(row, { maxLength: 8 })
const anySpan = fc
  .tuple(fc.integer({ min: -300, max: 1300 }), fc.integer({ min: 0, max: 700 }))
  .map(([first, more]) => ({ start: base + first, end: base + first + more }))
const anyVrp = fc
  .tuple(anyPrefix, anyOrigin, fc.nat(8))
  .map(([place, asn, more]): [string, number, number] => [formatPrefix(place), asn, Math.min(32, place.length + more)])

const anyComment = fc.constantFrom('ours', null)
const anyFilter = fc.oneof(
  fc.record({ prefix: anyPrefix, asn: fc.option(anyOrigin), comment: anyComment }),
  fc.record({ prefix: fc.constant(null), asn: anyOrigin, comment: anyComment }),
)
const anyAssertion = fc.tuple(anyPrefix, anyOrigin, fc.nat(8), anyComment).map(([place, asn, more, comment]) => ({
  ...{ prefix: place, asn, maxLength: Math.min(32, place.length + more), comment },
}))

const anyEvidence: fc.Arbitrary<EvidenceSet> = fc
  .record({
    registered: rows(fc.tuple(anySpan, fc.constantFrom('a', 'b', null))),
    moved: rows(fc.tuple(anySpan, fc.constantFrom('2020-02-29', '2021-01-01'))),
    vrps: fc.option(rows(anyVrp)),
    seen: fc.option(rows(fc.tuple(anyText, fc.oneof(anyOrigin, fc.constant('{64500}'))))),
    seenElsewhere: rows(fc.tuple(anyText, anyOrigin, fc.nat(9))),
    objects: rows(fc.tuple(anyText, anyOrigin, fc.constantFrom('RIPE', 'RADB'))),
    listed: rows(fc.tuple(anyText, fc.constantFrom('SBL1', 'SBL2', null))),
    exceptions: fc.option(fc.record({ filters: rows(anyFilter), assertions: rows(anyAssertion) })),
    placed: rows(fc.tuple(anySpan, fc.constantFrom('SG', 'BR', null))),
    feed: rows(fc.tuple(anyText, fc.constantFrom('SG', 'BR', null))),
    special: rows(fc.tuple(fc.constantFrom('One', 'Two'), anyText)),
  })
  .map((world) => ({
    ...nothingImported,
    registrations: [
      registrationsOf(
        'ripencc',
        ...world.registered.map(([span, holderId]) => ({
          ...span,
          ...{ registry: 'ripencc', country: null, date: null, status: 'allocated', holderId },
        })),
      ),
    ],
    transfers: [
      transfersOf(
        'arin',
        ...world.moved.map(([span, date]) => ({
          ...span,
          ...{ date, type: null, sourceRir: 'ARIN', recipientRir: null, source: null, recipient: 'A' },
        })),
      ),
    ],
    ...withExceptions(
      world.vrps && vrpsOf(...world.vrps),
      world.exceptions && {
        ...{ snapshot: snapshot({ source: 'rpki-slurm', kind: 'local-exceptions' }), table: world.exceptions },
      },
    ),
    announcements: [
      ...(world.seen ? [announcementsOf('bgp-pfx2as', ...world.seen)] : []),
      announcementsOf('bgp-riswhois', ...world.seenElsewhere),
    ],
    routeObjects: [routeObjectsOf(...world.objects)],
    blocklists: [blocklistOf('spamhaus-drop', ...world.listed)],
    locations: [
      locationsOf(
        'atlas',
        ...world.placed.map(([span, country]): [string, typeof country] => [formatRange(span), country]),
      ),
    ],
    geofeeds: [locationsOf('geofeed-a', ...world.feed)],
    specialPurpose: specialPurposeOf(...world.special),
    specialAsns: specialAsnsOf([64500, 'Reserved for documentation']),
  }))

const cutAgain = (block: Prefix, asn: number | null, evidence: EvidenceSet) =>
  openCuts(JSON.parse(JSON.stringify(cutEvidence(block, asn, evidence))), evidence.sources)

test('a dossier over the rows that bear on its block is the dossier over everything', { timeout: 20_000 }, () => {
  fc.assert(
    fc.property(anyEvidence, anyPrefix, fc.constantFrom(null, 64500), (evidence, block, asn) => {
      const over = (given: EvidenceSet) => {
        const { localExceptions, location } = findParticulars(block, given, asn)
        return JSON.stringify([examineBlock(block, given, { at, asn }), localExceptions, location])
      }
      expect(over(cutAgain(block, asn, evidence))).toBe(over(evidence))
    }),
    { numRuns: 80 },
  )
})

test('no row is kept that shares no address with the block, and every row is one of its kind', () => {
  fc.assert(
    fc.property(anyEvidence, anyPrefix, (evidence, block) => {
      for (const { snapshot, rows: kept } of cutEvidence(block, null, evidence)) {
        expect(kept.filter((row) => !isRowOf(snapshot.kind, row))).toEqual([])
        if (snapshot.kind === 'special-asns') expect(kept).toEqual([])
      }
    }),
    { numRuns: 50 },
  )
})

test('a row beside the block is not kept', () => {
  const evidence = { ...nothingImported, blocklists: [blocklistOf('a', ['198.51.100.0/24', null])] }
  expect(cutEvidence(prefixAt(base, 24), null, evidence)[0]?.rows).toHaveLength(1)
  expect(cutEvidence(prefixAt(base + 256, 24), null, evidence)[0]?.rows).toEqual([])
})

describe('local exceptions', () => {
  const block = prefixAt(base, 24)
  const slurm = {
    snapshot: snapshot({ source: 'rpki-slurm', kind: 'local-exceptions' }),
    table: {
      filters: [{ prefix: block, asn: 64500, comment: 'ours' }],
      assertions: [{ prefix: block, asn: 64501, maxLength: 24, comment: null }],
    },
  }

  test('are rows of their own, and the VRPs those of their file: no asserted one, and none that was filtered is missing', () => {
    const evidence = { ...nothingImported, ...withExceptions(vrpsOf([formatPrefix(block), 64500, 24]), slurm) }
    const [vrps, exceptions] = cutEvidence(block, null, evidence)
    expect(vrps?.rows).toMatchObject([{ asn: 64500 }])
    expect(exceptions?.rows).toEqual([
      { entry: 'filter', prefix: '198.51.100.0/24', asn: 64500, maxLength: null, comment: 'ours' },
      { entry: 'assertion', prefix: '198.51.100.0/24', asn: 64501, maxLength: 24, comment: null },
    ])
    expect(cutEvidence(prefixAt(base + 256, 24), null, evidence).map(({ rows: kept }) => kept)).toEqual([[], []])
  })

  test('without VRPs are still evidence: the dossier names their file', () => {
    const evidence = { ...nothingImported, ...withExceptions(null, slurm) }
    expect(cutEvidence(block, null, evidence)).toMatchObject([{ snapshot: { source: 'rpki-slurm' } }])
    expect(cutAgain(block, null, evidence).vrps).toBeNull()
  })

  test.each([
    ['a filter of everything', { prefix: null, asn: null }],
    ['a filter with a maxLength', { maxLength: 24 }],
    ['an assertion of no AS', { entry: 'assertion', asn: null, maxLength: 24 }],
    ['an assertion shorter than its prefix', { entry: 'assertion', maxLength: 23 }],
    ['a prefix with host bits', { prefix: '198.51.100.1/24' }],
    ['another column', { more: 1 }],
  ])('%s is no row', (_why, changes) => {
    const row = { entry: 'filter', prefix: '198.51.100.0/24', asn: 64500, maxLength: null, comment: null }
    expect(isRowOf('local-exceptions', row)).toBe(true)
    expect(isRowOf('local-exceptions', { ...row, ...changes })).toBe(false)
  })
})

test('what a page says of the reader’s own ASN survives the cut', () => {
  const evidence = { ...nothingImported, specialAsns: specialAsnsOf([64500, 'Documentation'], [64512, 'Private']) }
  const block = prefixAt(base, 24)
  expect(findParticulars(block, cutAgain(block, 64500, evidence), 64500).reservedAsn).toBe('Documentation')
})

test.each([
  ['another column', { start: 0, end: 255, reference: null, offset: 0, bytes: 1, more: 1 }],
  ['no prefix', { start: 0, end: 254, reference: null, offset: 0, bytes: 1 }],
  ['a range that ends before it starts', { start: 256, end: 0, reference: null, offset: 0, bytes: 1 }],
  ['a number where text belongs', { start: 0, end: 255, reference: 7, offset: 0, bytes: 1 }],
  ['a list', []],
  ['nothing', null],
])('%s is no row of a list', (_why, row) => {
  expect(isRowOf('blocklist', row)).toBe(false)
})

test('a VRP with host bits or too short a maxLength is no row', () => {
  const row = { address: base, length: 24, maxLength: 24, asn: 64500, ta: 'ripe', offset: 0 }
  expect(isRowOf('vrps', row)).toBe(true)
  expect(isRowOf('vrps', { ...row, address: base + 1 })).toBe(false)
  expect(isRowOf('vrps', { ...row, maxLength: 23 })).toBe(false)
})
