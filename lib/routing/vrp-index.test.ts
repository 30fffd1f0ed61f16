import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { containsPrefix, type Prefix, parsePrefix, prefixAt } from '#lib/address-space/prefix.ts'
import { decodeColumns, encodeColumns } from '#lib/kernel/columns.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import type { OriginValidation } from './origin-validation.ts'
import { buildVrpIndex, openVrpIndex, type VrpRow } from './vrp-index.ts'

function columnsOf(vrps: readonly VrpRow[]) {
  const builder = buildVrpIndex()
  for (const vrp of vrps) builder.add(vrp)
  return builder.finish()
}

const indexOf = (vrps: readonly VrpRow[]) => openVrpIndex(columnsOf(vrps))

function prefix(text: string) {
  const parsed = parsePrefix(text)
  invariant(parsed.ok, `${text} is a prefix`)
  return parsed.value
}

/** `192.0.2.0/24-24 AS64500`, as the vectors are written; the maxLength may be left out. */
function vrp(text: string): VrpRow {
  const [block = '', asn = ''] = text.split(' AS')
  const [at = '', maxLength] = block.split('-')
  const { address, length } = prefix(at)
  return { address, length, maxLength: maxLength ? Number(maxLength) : length, asn: Number(asn), ta: 'ripe', offset: 0 }
}

/** The state of a route such as `192.0.2.0/24 AS64500` or `192.0.2.0/24 {AS_SET}`, with its reason. */
function validate(vrps: readonly string[], route: string) {
  const [block = '', origin = ''] = route.split(' ')
  const { address, length } = prefix(block)
  const index = indexOf(vrps.map(vrp))
  const { state, reason } = index.validate(address, length, origin === '{AS_SET}' ? null : Number(origin.slice(2)))
  return reason === null ? state : `${state} (${reason})`
}

describe('route origin validation (RFC 6811)', () => {
  const exact = ['192.0.2.0/24-24 AS64500']
  const parentAndChild = ['198.51.100.0/22-22 AS64500', '198.51.101.0/24-24 AS64501']
  const as0 = ['203.0.113.0/24-24 AS0']
  const as0AndHolder = [...as0, '203.0.113.0/24-24 AS64500']
  const as0AndAggregate = [...as0, '203.0.112.0/23 AS64501']

  const vectors: [claim: string, vrps: readonly string[], route: string, expected: string][] = [
    ['a VRP with prefix and origin makes the route valid', exact, '192.0.2.0/24 AS64500', 'valid'],
    ['another origin is invalid', exact, '192.0.2.0/24 AS64501', 'invalid (origin)'],
    ['a route longer than maxLength is invalid', exact, '192.0.2.0/25 AS64500', 'invalid (length)'],
    ['a more specific VRP never covers', exact, '192.0.0.0/16 AS64500', 'not-found'],
    ['maxLength admits more specifics', ['198.51.100.0/22-24 AS64500'], '198.51.101.0/24 AS64500', 'valid'],
    ['any matching VRP wins', parentAndChild, '198.51.101.0/24 AS64501', 'valid'],
    ['too short a maxLength of the parent is invalid', parentAndChild, '198.51.102.0/24 AS64500', 'invalid (length)'],
    ['AS0 alone makes every route invalid', as0, '203.0.113.0/24 AS64500', 'invalid (as0)'],
    ['AS0 beside a match does no harm', as0AndHolder, '203.0.113.0/24 AS64500', 'valid'],
    ['an AS_SET under AS0 is invalid', as0, '203.0.113.0/24 {AS_SET}', 'invalid (as0)'],
    ['an AS_SET under a ROA is invalid', exact, '192.0.2.0/24 {AS_SET}', 'invalid (origin)'],
    ['an AS_SET with nothing covering is not found', [], '203.0.113.0/24 {AS_SET}', 'not-found'],
    ['an AS0 aggregate covers what lies in it', ['10.0.0.0/8-8 AS0'], '10.1.0.0/16 AS1', 'invalid (as0)'],
    ['a missing maxLength is the length', ['192.0.2.0/24 AS64500'], '192.0.2.128/25 AS64500', 'invalid (length)'],
    ['origin AS0 matches no AS0 VRP', as0, '203.0.113.0/24 AS0', 'invalid (as0)'],
    ['AS0 is never an origin with too short a maxLength', as0, '203.0.113.0/25 AS0', 'invalid (as0)'],
    ['AS0 beside a foreign ROA is a wrong origin', as0AndAggregate, '203.0.113.0/24 AS64500', 'invalid (origin)'],
    ['a default route VRP covers everything', ['0.0.0.0/0 AS64500'], '203.0.113.0/24 AS64501', 'invalid (origin)'],
    ['a default route VRP may match all', ['0.0.0.0/0-32 AS64500'], '255.255.255.255/32 AS64500', 'valid'],
    ['the greatest ASN is not negative', ['192.0.2.0/24 AS4294967295'], '192.0.2.0/24 AS4294967295', 'valid'],
  ]
  for (const [claim, vrps, route, expected] of vectors) {
    test(claim, () => expect(validate(vrps, route)).toBe(expected))
  }

  test('two trust anchors during an inter-RIR transfer are a union', () => {
    const index = indexOf([
      { ...vrp('203.0.113.0/24 AS64500'), ta: 'arin' },
      { ...vrp('203.0.113.0/24 AS64501'), ta: 'ripe' },
    ])
    const { address, length } = prefix('203.0.113.0/24')
    expect([64500, 64501].map((origin) => index.validate(address, length, origin).state)).toEqual(['valid', 'valid'])
  })

  test('a malformed VRP never gets into an index', () => {
    expect(() => indexOf([{ ...vrp('192.0.2.0/24 AS64500'), maxLength: 20 }])).toThrow('malformed')
    expect(() => indexOf([{ ...vrp('192.0.2.0/24 AS64500'), maxLength: 33 }])).toThrow('malformed')
  })
})

describe('the VRPs around a block', () => {
  const index = indexOf(
    [
      '10.0.0.0/8-16 AS1',
      '10.1.0.0/16 AS7',
      '10.1.0.0/16-24 AS7',
      '10.1.0.0/16 AS3',
      '10.1.2.0/24 AS1',
      '10.2.0.0/16 AS1',
    ].map(vrp),
  )
  const asText = (row: number) => {
    const { length, maxLength, asn } = index.row(row)
    return `/${length}-${maxLength} AS${asn}`
  }

  test('covering ones stand by length, then ASN, then maxLength', () => {
    const { address, length } = prefix('10.1.0.0/16')
    expect(index.covering(address, length).map(asText)).toEqual(['/8-16 AS1', '/16-16 AS3', '/16-16 AS7', '/16-24 AS7'])
  })

  test('more specific ones lie strictly inside', () => {
    const { address, length } = prefix('10.1.0.0/16')
    expect(index.moreSpecifics(address, length).map(asText)).toEqual(['/24-24 AS1'])
    expect(index.moreSpecifics(0, 0)).toHaveLength(index.size)
  })

  test('exact duplicates are one row, the same VRP of two trust anchors is two', () => {
    const one = vrp('192.0.2.0/24 AS64500')
    const rows = indexOf([
      { ...one, offset: 90 },
      { ...one, offset: 7 },
      { ...one, ta: 'arin' },
      { ...one, ta: null },
    ])
    expect([0, 1, 2].map((row) => rows.row(row)).map(({ ta, offset }) => ({ ta, offset }))).toEqual([
      { ta: null, offset: 0 },
      { ta: 'arin', offset: 0 },
      { ta: 'ripe', offset: 7 },
    ])
    expect(rows.size).toBe(3)
  })

  test('an empty index knows no VRP', () => {
    const empty = indexOf([])
    expect(empty.size).toBe(0)
    expect(empty.covering(0, 0)).toEqual([])
    expect(empty.moreSpecifics(0, 0)).toEqual([])
  })
})

/** RFC 6811 as it is written, over a list. */
function validateNaively(vrps: readonly VrpRow[], route: Prefix, origin: number | null): OriginValidation {
  const covering = vrps.filter((vrp) => containsPrefix(prefixAt(vrp.address, vrp.length), route))
  if (covering.length === 0) return { state: 'not-found', reason: null }
  const sameOrigin = covering.filter((vrp) => vrp.asn !== 0 && vrp.asn === origin)
  if (sameOrigin.some((vrp) => route.length <= vrp.maxLength)) return { state: 'valid', reason: null }
  if (sameOrigin.length > 0) return { state: 'invalid', reason: 'length' }
  return { state: 'invalid', reason: covering.every((vrp) => vrp.asn === 0) ? 'as0' : 'origin' }
}

// Few addresses, few ASNs: prefixes nest, repeat and meet at both ends of the address space.
const block = fc
  .record({
    address: fc.oneof(
      fc.integer({ min: 0, max: 15 }),
      fc.integer({ min: 0xfffffff0, max: 0xffffffff }),
      fc.constant(0x0a0000ff),
    ),
    length: fc.oneof(fc.integer({ min: 26, max: 32 }), fc.integer({ min: 0, max: 32 })),
  })
  .map(({ address, length }) => prefixAt(address, length))
const origin = fc.integer({ min: 0, max: 3 })
const anyVrp = fc
  .record({
    block,
    slack: fc.integer({ min: 0, max: 32 }),
    asn: origin,
    ta: fc.constantFrom(null, 'arin', 'ripe'),
    offset: fc.integer({ min: 0, max: 99 }),
  })
  .map(({ block: { address, length }, slack, ...rest }) => ({
    address,
    length,
    maxLength: Math.min(32, length + slack),
    ...rest,
  }))
const key = (vrp: VrpRow) => `${vrp.address}/${vrp.length}-${vrp.maxLength} AS${vrp.asn} ${vrp.ta}`

describe('any set of VRPs', { timeout: 60_000 }, () => {
  test('answers as a scan of the list does, also out of its file', () => {
    fc.assert(
      fc.property(fc.array(anyVrp, { maxLength: 24 }), block, fc.option(origin), (vrps, route, from) => {
        const { address, length } = route
        const index = openVrpIndex(decodeColumns(encodeColumns(columnsOf(vrps))))
        expect(index.validate(address, length, from)).toEqual(validateNaively(vrps, route, from))

        const keysWhere = (wanted: (vrp: VrpRow) => boolean) => [...new Set(vrps.filter(wanted).map(key))].sort()
        const within = (outer: VrpRow) => containsPrefix(prefixAt(outer.address, outer.length), route)
        const inside = (inner: VrpRow) =>
          containsPrefix(route, prefixAt(inner.address, inner.length)) && inner.length > length
        const keysOf = (rows: readonly number[]) => rows.map((row) => key(index.row(row))).sort()
        expect(keysOf(index.covering(address, length))).toEqual(keysWhere(within))
        expect(keysOf(index.moreSpecifics(address, length))).toEqual(keysWhere(inside))
        expect(index.size).toBe(keysWhere(() => true).length)
      }),
      { numRuns: 3_000 }, // an index a case, laid out for the full set: some milliseconds each
    )
  })

  test('gives the same bytes whatever the order of arrival', () => {
    fc.assert(
      fc.property(
        fc
          .array(anyVrp, { maxLength: 12 })
          .chain((vrps) => fc.tuple(fc.constant(vrps), fc.shuffledSubarray(vrps, { minLength: vrps.length }))),
        ([vrps, shuffled]) => {
          const files = [vrps, shuffled].map((rows) => Buffer.from(encodeColumns(columnsOf(rows))))
          expect(files[0]?.equals(files[1] ?? Buffer.of())).toBe(true)
        },
      ),
    )
  })
})
