import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countAddresses, intersect, unionOf } from '#lib/address-space/address-set.ts'
import { containsPrefix, formatPrefix, overlapsPrefix, type Prefix, prefixAt } from '#lib/address-space/prefix.ts'
import { rangeOf } from '#lib/address-space/range.ts'
import { announcementsOf, nothingImported, vrpsOf } from '#tests/support/evidence.ts'
import { wholeBlock } from './whole-block.ts'

const anyPrefix = fc
  .tuple(fc.nat(), fc.integer({ min: 24, max: 32 }))
  .map(([seed, length]) => prefixAt(0x0a000000 + (seed % 256), length))
const asn = fc.integer({ min: 0, max: 5 })
const set = fc.constant('{64500}')

test('says of a block what all of its rows, held one by one, say', () => {
  const roas = fc.array(fc.tuple(anyPrefix, asn))
  const routes = fc.array(fc.tuple(anyPrefix, fc.oneof({ weight: 4, arbitrary: asn }, { weight: 1, arbitrary: set })))
  fc.assert(
    fc.property(anyPrefix, roas, routes, (block, roas, routes) => {
      const evidence = {
        ...nothingImported,
        vrps: vrpsOf(...roas.map(([roa, asn]): [string, number, number] => [formatPrefix(roa), asn, 32])),
        announcements: [
          announcementsOf('bgp', ...routes.map(([route, of]): [string, number | string] => [formatPrefix(route), of])),
        ],
      }
      const over = roas.filter(([roa]) => overlapsPrefix(roa, block))
      const roaPrefixes = over.map(([roa]) => roa)
      const own = routes.filter(([route]) => containsPrefix(block, route))
      const known = new Set([
        ...over.map(([, asn]) => asn).filter((asn) => asn !== 0),
        ...own.map(([, origin]) => origin).filter((origin) => typeof origin === 'number'),
      ])
      const whole = wholeBlock(block, evidence)
      expect([0, 1, 2, 3, 4, 5].filter((asn) => whole.knows(asn))).toEqual([...known].sort())
      expect(whole.coveredAddresses()).toBe(coveredOf(block, roaPrefixes))
      expect(whole.isAnnounced()).toBe(own.length > 0)
    }),
  )
})

const coveredOf = (block: Prefix, roas: readonly Prefix[]): number =>
  countAddresses(intersect(unionOf(roas.map(rangeOf)), unionOf([rangeOf(block)])))

test('knows nobody and nothing where no source was imported', () => {
  const whole = wholeBlock(prefixAt(0x0a000000, 24), nothingImported)
  expect([whole.knows(0), whole.coveredAddresses(), whole.isAnnounced()]).toEqual([false, 0, false])
})
