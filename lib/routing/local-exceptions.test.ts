import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatPrefix, prefixAt } from '#lib/address-space/prefix.ts'
import { prefix, vrpsOf } from '#tests/support/evidence.ts'
import { applyExceptions, encodeExceptions, type LocalExceptions, openExceptions } from './local-exceptions.ts'
import type { VrpIndex } from './vrp-index.ts'

const none: LocalExceptions = { filters: [], assertions: [] }
const filter = (text: string | null, asn: number | null = null) => ({
  prefix: text === null ? null : prefix(text),
  asn,
  comment: null,
})
const assertion = (text: string, asn: number, maxLength: number) => ({
  prefix: prefix(text),
  asn,
  maxLength,
  comment: null,
})

const rowsOf = (table: VrpIndex) =>
  Array.from({ length: table.size }, (_, index) => {
    const { address, length, asn, maxLength } = table.row(index)
    return `${formatPrefix(prefixAt(address, length))}-${maxLength} ${asn}`
  })

const { table: published } = vrpsOf(
  ['192.0.0.0/16', 64500, 24],
  ['192.0.2.0/24', 64496, 24],
  ['192.0.2.128/25', 64500, 25],
  ['198.51.100.0/24', 64496, 24],
  ['198.51.100.0/24', 64497, 24],
)

describe('filters', () => {
  test.each([
    [
      'a prefix takes out what lies in it, and not what covers it',
      filter('192.0.2.0/24'),
      ['192.0.0.0/16-24 64500', '198.51.100.0/24-24 64496', '198.51.100.0/24-24 64497'],
    ],
    [
      'an ASN takes out all of it',
      filter(null, 64496),
      ['192.0.0.0/16-24 64500', '192.0.2.128/25-25 64500', '198.51.100.0/24-24 64497'],
    ],
    [
      'both take out what is of both',
      filter('198.51.100.0/24', 64497),
      ['192.0.0.0/16-24 64500', '192.0.2.0/24-24 64496', '192.0.2.128/25-25 64500', '198.51.100.0/24-24 64496'],
    ],
    ['a prefix of no VRP takes out nothing', filter('203.0.113.0/24'), rowsOf(published)],
  ])('%s', (_claim, one, left) => {
    expect(rowsOf(applyExceptions(published, { ...none, filters: [one] }))).toEqual(left)
  })
})

describe('assertions', () => {
  test('make a route Valid that was Invalid, and never come from a trust anchor', () => {
    const route = prefix('198.51.100.0/24')
    expect(published.validate(route.address, route.length, 64999).state).toBe('invalid')
    const exceptions = { ...none, assertions: [assertion('198.51.100.0/24', 64999, 24)] }
    const effective = applyExceptions(published, exceptions)
    expect(effective.validate(route.address, route.length, 64999).state).toBe('valid')
    const added = rowsOf(effective).findIndex((row) => row.endsWith('64999'))
    expect(effective.row(added).ta).toBeNull()
  })

  test('are not taken out by a filter of the same file', () => {
    const exceptions = { filters: [filter('198.51.100.0/24')], assertions: [assertion('198.51.100.0/24', 64496, 26)] }
    expect(rowsOf(applyExceptions(published, exceptions))).toContain('198.51.100.0/24-26 64496')
  })
})

const anyPrefix = fc
  .tuple(fc.integer({ min: 0, max: 0xffffffff }), fc.nat(32))
  .map(([address, length]) => prefixAt(address, length))
const anyAsn = fc.integer({ min: 0, max: 0xffffffff })
const anyComment = fc.option(fc.string())
const anyExceptions: fc.Arbitrary<LocalExceptions> = fc.record({
  filters: fc.array(
    fc
      .record({ prefix: fc.option(anyPrefix), asn: fc.option(anyAsn), comment: anyComment })
      .filter((given) => given.prefix !== null || given.asn !== null),
  ),
  assertions: fc.array(fc.record({ prefix: anyPrefix, asn: anyAsn, maxLength: fc.nat(32), comment: anyComment })),
})

test('any exceptions come back out of their columns', () => {
  fc.assert(
    fc.property(anyExceptions, (given) => {
      expect(openExceptions(encodeExceptions(given))).toEqual(given)
    }),
  )
})
