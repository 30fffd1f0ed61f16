import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { prefixAt } from '#lib/address-space/prefix.ts'
import { applyVrpDelta, diffVrps, type Vrp } from './diff-vrps.ts'
import { buildVrpIndex, openVrpIndex } from './vrp-index.ts'

const indexOf = (vrps: readonly Vrp[]) => {
  const builder = buildVrpIndex()
  for (const [offset, vrp] of vrps.entries()) builder.add({ ...vrp, offset })
  return openVrpIndex(builder.finish())
}

const vrp = (ta: string | null, asn = 64_500): Vrp => ({ ...prefixAt(0xc0000200, 24), maxLength: 24, asn, ta })

/** Few of everything, so that prefixes, ASNs and anchors meet. */
const anyVrp = fc
  .record({
    address: fc.integer({ min: 0, max: 15 }),
    length: fc.integer({ min: 27, max: 32 }),
    more: fc.integer({ min: 0, max: 5 }),
    asn: fc.integer({ min: 0, max: 3 }),
    ta: fc.constantFrom('arin', 'ripe', 'apnic', null),
  })
  .map(({ address, length, more, asn, ta }): Vrp => {
    return { ...prefixAt(address, length), maxLength: Math.min(32, length + more), asn, ta }
  })
const anyVrps = fc.array(anyVrp, { maxLength: 30 })

const keyOf = ({ address, length, maxLength, asn, ta }: Vrp) => `${address}/${length}-${maxLength} ${asn} ${ta}`
const keysOf = (vrps: readonly Vrp[]) => [...new Set(vrps.map(keyOf))].sort()

// Each index begins with a megabyte of buckets.
describe('the difference of two VRP exports', { timeout: 60_000 }, () => {
  test('is exactly that of the two sets, whatever the order in which they were read', () => {
    fc.assert(
      fc.property(anyVrps, anyVrps, (before, after) => {
        const { announced, withdrawn } = diffVrps(indexOf(before), indexOf(after))
        const [had, has] = [keysOf(before), keysOf(after)]
        expect(announced.map(keyOf).sort()).toEqual(has.filter((key) => !had.includes(key)))
        expect(withdrawn.map(keyOf).sort()).toEqual(had.filter((key) => !has.includes(key)))
      }),
      { numRuns: 50 },
    )
  })

  test('leads from the one to the other', () => {
    fc.assert(
      fc.property(anyVrps, anyVrps, (before, after) => {
        const led = applyVrpDelta(indexOf(before), diffVrps(indexOf(before), indexOf(after)))
        expect(diffVrps(led, indexOf(after))).toEqual({ announced: [], withdrawn: [] })
        expect(led.size).toBe(keysOf(after).length)
      }),
      { numRuns: 20 },
    )
  })

  test('is nothing where only places in the file differ, as where only expiry was re-signed', () => {
    const rows = [vrp('ripe'), vrp('ripe', 64_501)]
    expect(diffVrps(indexOf(rows), indexOf(rows.toReversed()))).toEqual({ announced: [], withdrawn: [] })
  })

  test('does not mistake one trust anchor for another when a third joins the export', () => {
    const { announced, withdrawn } = diffVrps(indexOf([vrp('ripe')]), indexOf([vrp('afrinic', 1), vrp('ripe')]))
    expect(announced).toEqual([vrp('afrinic', 1)])
    expect(withdrawn).toEqual([])
  })

  test('tells two VRPs apart that differ in anchors which the later export has neither of', () => {
    const { withdrawn } = diffVrps(indexOf([vrp('ripe'), vrp('arin')]), indexOf([vrp('apnic', 0)]))
    expect(withdrawn).toHaveLength(2)
  })

  test('tells an anchor that changed as one VRP gone and one come', () => {
    const { announced, withdrawn } = diffVrps(indexOf([vrp('apnic')]), indexOf([vrp('ripe')]))
    expect([announced, withdrawn]).toEqual([[vrp('ripe')], [vrp('apnic')]])
  })
})
