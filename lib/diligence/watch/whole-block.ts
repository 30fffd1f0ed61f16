/**
 * What a change is weighed by is asked of the whole block, however little of it has changed: who was known here, how
 * much ROAs cover, whether anything is announced. Read off the columns, without an object a row.
 */
import { lastOfBlock } from '#lib/address-space/aligned-blocks.ts'
import { type Prefix, prefixSize } from '#lib/address-space/prefix.ts'
import { noRow } from '#lib/address-space/prefix-forest.ts'
import { rowsInside } from '#lib/address-space/rows-of-range.ts'
import type { EvidenceSet } from '../evidence.ts'

export type WholeBlock = {
  /** Whether an AS had a route for it or a part of it, or a ROA that bears on it: of it, a part, or a wider block. */
  knows(asn: number): boolean
  /** Addresses of the block that any VRP covers, AS0 included. */
  coveredAddresses(): number
  /** Whether the block itself or a part of it has a route. */
  isAnnounced(): boolean
}

export function wholeBlock(block: Prefix, evidence: EvidenceSet): WholeBlock {
  let known: ReadonlySet<number> | null = null
  return {
    knows(asn) {
      known ??= knownAsns(block, evidence)
      return known.has(asn)
    },
    coveredAddresses: () => coveredIn(block, evidence),
    isAnnounced: () =>
      evidence.announcements.some(({ table }) => {
        const { from, to } = rowsInside(table, block)
        return from < to
      }),
  }
}

function knownAsns(block: Prefix, { vrps, announcements }: EvidenceSet): Set<number> {
  const known = new Set<number>()
  if (vrps) {
    const { forest } = vrps.table
    for (let row = forest.nearest(block.address, block.length); row !== noRow; row = forest.up(row))
      known.add(forest.firstWord(row))
    const { from, to } = forest.inside(block.address, block.length)
    for (let row = from; row < to; row++) known.add(forest.firstWord(row))
    // AS0 is nobody.
    known.delete(0)
  }
  // Who announces a wider route is no party of this block.
  for (const { table } of announcements) {
    const [origins, sets] = [table.layout.values('origin'), table.layout.values('originSet')]
    const { from, to } = rowsInside(table, block)
    for (let row = from; row < to; row++) if (sets[row] === 0) known.add(origins[row] ?? 0)
  }
  return known
}

function coveredIn(block: Prefix, { vrps }: EvidenceSet): number {
  if (!vrps) return 0
  const { forest } = vrps.table
  if (forest.nearest(block.address, block.length) !== noRow) return prefixSize(block)
  let [covered, behind] = [0, 0]
  const { from, to } = forest.inside(block.address, block.length)
  for (let row = from; row < to; row++) {
    const [address, length] = [forest.address(row), forest.length(row)]
    if (address < behind) continue
    covered += 2 ** (32 - length)
    behind = lastOfBlock(address, length) + 1
  }
  return covered
}
