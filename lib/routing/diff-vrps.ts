/**
 * What one VRP export says that the one before did not, and what it no longer says.
 *
 * A VRP is its prefix, maxLength, ASN and trust anchor. When its chain expires is no part of it: exports re-sign
 * nearly all of them every day, and that is no change. An RTR client's delta (RFC 8210 5.6) is the same value.
 */
import { diffForests } from '#lib/address-space/diff-forests.ts'
import { buildVrpIndex, maxLengthBits, openVrpIndex, type VrpIndex, type VrpRow } from './vrp-index.ts'

export type Vrp = Omit<VrpRow, 'offset'>

export type VrpDelta = { readonly announced: readonly Vrp[]; readonly withdrawn: readonly Vrp[] }

export function diffVrps(before: VrpIndex, after: VrpIndex): VrpDelta {
  const { removed, added } = diffForests(before.forest, after.forest, translateAnchors(before, after))
  return {
    announced: added.map((row) => vrpOf(after.row(row))),
    withdrawn: removed.map((row) => vrpOf(before.row(row))),
  }
}

const vrpOf = ({ offset: _, ...vrp }: VrpRow): Vrp => vrp

/** Ids of trust anchors count by name in each export: where one has more of them, equal names have other ids. */
function translateAnchors(before: VrpIndex, after: VrpIndex): ((word: number) => number) | undefined {
  const isSame =
    before.trustAnchors.length === after.trustAnchors.length &&
    before.trustAnchors.every((name, id) => name === after.trustAnchors[id])
  if (isSame) return undefined
  const ids = Uint32Array.from(before.trustAnchors, (name, old) => {
    const id = after.trustAnchors.indexOf(name)
    // An id of no row there; two anchors that are gone are still two.
    return id < 0 ? after.trustAnchors.length + old : id
  })
  const mask = 2 ** maxLengthBits - 1
  return (word) => (((ids[word >>> maxLengthBits] ?? 0) << maxLengthBits) | (word & mask)) >>> 0
}

/** The index after a delta; what it withdraws and was not there changes nothing. */
export function applyVrpDelta(index: VrpIndex, { announced, withdrawn }: VrpDelta): VrpIndex {
  const gone = new Set(withdrawn.map(keyOf))
  const builder = buildVrpIndex()
  for (let number = 0; number < index.size; number++) {
    const row = index.row(number)
    if (gone.size === 0 || !gone.has(keyOf(row))) builder.add(row)
  }
  for (const vrp of announced) builder.add({ ...vrp, offset: 0 })
  return openVrpIndex(builder.finish())
}

const keyOf = ({ address, length, maxLength, asn, ta }: Vrp) => `${address}/${length}-${maxLength} ${asn} ${ta}`
