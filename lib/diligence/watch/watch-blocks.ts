/**
 * What changed of the watched blocks between two moments of evidence.
 *
 * Looks only at the blocks that a changed row overlaps: a block's facts rest on nothing else. `rescanBlocks` looks at
 * all of them and must come to the same, which tests hold it to.
 */
import type { Prefix } from '#lib/address-space/prefix.ts'
import type { AddressRange } from '#lib/address-space/range.ts'
import { type FactsWanted, observeBlock } from './block-facts.ts'
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
  return blocks.touchedBy(ranges).flatMap((index) => changesOf(blocks.block(index), pair, wanted))
}

/** The oracle. */
export function rescanBlocks(blocks: WatchedBlocks, pair: EvidencePair): BlockChanges[] {
  const registry = { registrations: true, transferLocks: true, registryConflicts: true }
  const all = { ...registry, routing: true, routeObjects: true, listEntries: true, places: true }
  return Array.from({ length: blocks.size }, (_, index) => changesOf(blocks.block(index), pair, all)).flat()
}

function changesOf(block: Prefix, pair: EvidencePair, wanted: FactsWanted): BlockChanges[] {
  const changes = compareMoments(block, pair, wanted)
  return changes.length === 0 ? [] : [{ block, changes }]
}

/** What changed of one block. */
export const compareMoments = (block: Prefix, { before, after }: EvidencePair, wanted: FactsWanted): Change[] =>
  compareBlock({ block, before: observeBlock(block, before, wanted), after: observeBlock(block, after, wanted) })
