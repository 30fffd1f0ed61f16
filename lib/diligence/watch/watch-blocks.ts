/**
 * What changed of the watched blocks between two moments of evidence.
 *
 * Looks only at the blocks that a changed row overlaps, and there near what changed: a block's facts rest on nothing
 * else. `rescanBlocks` looks at all of all blocks and must come to the same, which tests hold it to.
 */
import { partsWithin, unionOf } from '#lib/address-space/address-set.ts'
import type { Prefix } from '#lib/address-space/prefix.ts'
import { type AddressRange, rangeOf } from '#lib/address-space/range.ts'
import { type FactsWanted, type Looked, observeBlock } from './block-facts.ts'
import type { Change } from './change.ts'
import { type EvidencePair, factsApart, findChangedRanges } from './changed-ranges.ts'
import { compareBlock } from './compare-block.ts'
import type { WatchedBlocks } from './watched-blocks.ts'

export type BlockChanges = { readonly block: Prefix; readonly changes: readonly Change[] }

/** `ranges` where something differs, if whoever asks knows them already, as after a delta. */
export function watchBlocks(
  blocks: WatchedBlocks,
  pair: EvidencePair,
  ranges: readonly AddressRange[] = findChangedRanges(pair),
): BlockChanges[] {
  const wanted = factsApart(pair)
  const changed = unionOf(ranges)
  // A block that is given many times is looked at once.
  const told = new Map<number, readonly Change[]>()
  return blocks.touchedBy(ranges).flatMap((index) => {
    const block = blocks.block(index)
    const place = blocks.firstPlace(index)
    const look = () => compareLooked({ block, near: partsWithin(changed, rangeOf(block)) }, pair, wanted)
    const changes = told.get(place) ?? look()
    told.set(place, changes)
    return changes.length === 0 ? [] : [{ block, changes }]
  })
}

/** The oracle. */
export function rescanBlocks(blocks: WatchedBlocks, pair: EvidencePair): BlockChanges[] {
  const registry = { registrations: true, transferLocks: true, registryConflicts: true }
  const all = { ...registry, routing: true, routeObjects: true, listEntries: true, places: true }
  return Array.from({ length: blocks.size }, (_, index) => blocks.block(index)).flatMap((block) => {
    const changes = compareMoments(block, pair, all)
    return changes.length === 0 ? [] : [{ block, changes }]
  })
}

/** What changed of one block, all of it looked at. */
export const compareMoments = (block: Prefix, pair: EvidencePair, wanted: FactsWanted): Change[] =>
  compareLooked({ block, near: [rangeOf(block)] }, pair, wanted)

const compareLooked = (looked: Looked, { before, after }: EvidencePair, wanted: FactsWanted): Change[] =>
  compareBlock({
    block: looked.block,
    ...{ before: observeBlock(looked, before, wanted), after: observeBlock(looked, after, wanted) },
  })
