import fc from 'fast-check'
import { expect, test } from 'vitest'
import { unionOf } from '#lib/address-space/address-set.ts'
import { prefixAt } from '#lib/address-space/prefix.ts'
import { rangeOf } from '#lib/address-space/range.ts'
import type { VrpPayload } from '#lib/routing/vrp-feed.ts'
import { vrpSetOf } from '#tests/support/vrp-set.ts'
import { PayloadSet, PendingSet } from './payload-set.ts'

const anyPrefix = fc
  .record({ address: fc.integer({ min: 0, max: 2 ** 32 - 1 }), length: fc.integer({ min: 0, max: 32 }) })
  .map(({ address, length }) => prefixAt(address, length))
const anyPayload = anyPrefix.map(
  ({ address, length }): VrpPayload => ({ address, length, maxLength: length, asn: 64_496 }),
)
const sorted = (payloads: Iterable<VrpPayload>) => [...payloads].map((one) => JSON.stringify(one)).sort()

test('of a set those around some ranges are those that share an address with one, wider and narrower', () => {
  fc.assert(
    fc.property(fc.array(anyPayload), fc.array(anyPrefix, { maxLength: 5 }), (payloads, blocks) => {
      const pending = new PendingSet(PayloadSet.empty)
      for (const payload of payloads) pending.take(payload, true)
      const set = pending.finish()
      const ranges = unionOf(blocks.map(rangeOf))
      expect(sorted(set.around(ranges))).toEqual(sorted(vrpSetOf([...set]).around(ranges)))
    }),
  )
})
