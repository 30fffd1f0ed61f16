/** A set of VRPs as a cache tells it, for tests: of payloads in the order of address, length, maxLength, ASN. */
import { overlapsRange } from '#lib/address-space/address-set.ts'
import { prefixAt } from '#lib/address-space/prefix.ts'
import { rangeOf } from '#lib/address-space/range.ts'
import type { VrpPayload, VrpSet } from '#lib/routing/vrp-feed.ts'

export const vrpSetOf = (payloads: readonly VrpPayload[]): VrpSet => ({
  size: payloads.length,
  [Symbol.iterator]: () => payloads[Symbol.iterator](),
  around: (ranges) =>
    payloads.filter(({ address, length }) => overlapsRange(ranges, rangeOf(prefixAt(address, length)))),
})
