import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { containsPrefix, formatPrefix, prefixAt } from '#lib/address-space/prefix.ts'
import { prefix } from '#tests/support/evidence.ts'
import { mostZones, reverseZonesOf, sampledAddresses, sampleOf, zonesAbove } from './reverse-zones.ts'

const namesOf = (text: string) => reverseZonesOf(prefix(text)).zones.map(({ name }) => name)

describe('the zones of a block', () => {
  test.each([
    ['192.0.2.0/24', ['2.0.192.in-addr.arpa']],
    ['192.0.2.128/25', ['2.0.192.in-addr.arpa']],
    ['192.0.2.0/23', ['2.0.192.in-addr.arpa', '3.0.192.in-addr.arpa']],
    ['172.16.0.0/16', ['16.172.in-addr.arpa']],
    ['172.16.0.0/15', ['16.172.in-addr.arpa', '17.172.in-addr.arpa']],
  ])('of %s are %j', (text, names) => {
    expect(namesOf(text)).toEqual(names)
  })

  test('of a wide block are some, evenly apart, and how many there are is told', () => {
    const { zones, inAll } = reverseZonesOf(prefix('240.0.0.0/17'))
    expect([zones.length, inAll]).toEqual([mostZones, 128])
    expect(zones.slice(0, 2).map(({ block }) => formatPrefix(block))).toEqual(['240.0.0.0/24', '240.0.2.0/24'])
    expect(reverseZonesOf(prefix('0.0.0.0/0')).zones).toHaveLength(mostZones)
  })
})

test('the zones above are those that may delegate it, the nearest first', () => {
  expect(zonesAbove('2.0.192.in-addr.arpa')).toEqual(['0.192.in-addr.arpa', '192.in-addr.arpa'])
})

test('a sample lies in the block and in its zone, each address once', () => {
  const blocks = fc.tuple(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer({ min: 14, max: 32 }))
  fc.assert(
    fc.property(blocks, ([address, length]) => {
      const block = prefixAt(address, length)
      for (const { block: zone } of reverseZonesOf(block).zones) {
        const sample = sampleOf(zone, block)
        expect(new Set(sample).size).toBe(sample.length)
        expect(sample.length).toBeGreaterThan(0)
        expect(sample.length).toBeLessThanOrEqual(sampledAddresses)
        const within = (one: number) => [zone, block].every((outer) => containsPrefix(outer, prefixAt(one, 32)))
        if (length >= 16) expect(sample.every(within)).toBe(true)
      }
    }),
  )
})
