/**
 * The two moments around a delta that a validator's cache sent, for the watched blocks that it touches: long before the
 * whole set is written down.
 *
 * A block's facts rest on VRPs that overlap it alone, so that a small index of those tells the same as the full one.
 */
import { unionOf } from '#lib/address-space/address-set.ts'
import type { Prefix } from '#lib/address-space/prefix.ts'
import { rangeOf } from '#lib/address-space/range.ts'
import { applyVrpDelta, type Vrp } from '#lib/routing/diff-vrps.ts'
import type { VrpPayload, VrpSet, VrpUpdate } from '#lib/routing/vrp-feed.ts'
import { buildVrpIndex, openVrpIndex, type VrpIndex } from '#lib/routing/vrp-index.ts'
import type { EvidenceSet } from '../evidence.ts'
import type { EvidencePair } from './changed-ranges.ts'

/** `evidence` is what the watch has come to; null where it has seen no VRPs yet: a first set is no change. */
export function pairDelta(
  evidence: EvidenceSet,
  { set, delta }: Pick<VrpUpdate, 'set' | 'delta'>,
  blocks: readonly Prefix[],
): EvidencePair | null {
  if (evidence.vrps === null) return null
  const { snapshot } = evidence.vrps
  const after = indexAround(blocks, set)
  const [announced, withdrawn] = [delta.withdrawn.map(vrpOf), delta.announced.map(vrpOf)]
  const before = applyVrpDelta(after, { announced, withdrawn })
  const at = (table: VrpIndex): EvidenceSet => ({ ...evidence, vrps: { snapshot, table }, localExceptions: null })
  return { before: at(before), after: at(after) }
}

function indexAround(blocks: readonly Prefix[], set: VrpSet): VrpIndex {
  const builder = buildVrpIndex()
  for (const payload of set.around(unionOf(blocks.map(rangeOf)))) builder.add({ ...vrpOf(payload), offset: 0 })
  return openVrpIndex(builder.finish())
}

/** RTR tells no trust anchor. */
const vrpOf = (payload: VrpPayload): Vrp => ({ ...payload, ta: null })
