/**
 * Which rows two forests of prefixes do not share: one walk over both, without an object a row.
 *
 * Both stand by address and length. Rows of one prefix are held against each other as a set, whatever their order.
 */
import type { PrefixForest } from './prefix-forest.ts'

export type RowsApart = {
  /** Rows of the earlier that the later has not. */
  readonly removed: readonly number[]
  /** Rows of the later that the earlier had not. */
  readonly added: readonly number[]
}

/** `sameSecond` gives the later forest's second word for one of the earlier's, where their ids differ. */
export function diffForests(
  before: PrefixForest,
  after: PrefixForest,
  sameSecond?: (word: number) => number,
): RowsApart {
  const secondOf = sameSecond ?? ((word: number) => word)
  const removed: number[] = []
  const added: number[] = []
  let [old, fresh] = [0, 0]
  while (old < before.size && fresh < after.size) {
    const shared = sameSecond === undefined ? before.sharedRun(old, after, fresh) : 0
    old += shared
    fresh += shared
    if (old === before.size || fresh === after.size) break
    const order = before.address(old) - after.address(fresh) || before.length(old) - after.length(fresh)
    if (order < 0) removed.push(old++)
    else if (order > 0) added.push(fresh++)
    else if (
      before.firstWord(old) === after.firstWord(fresh) &&
      secondOf(before.secondWord(old)) === after.secondWord(fresh)
    ) {
      old++
      fresh++
    } else {
      const [oldEnd, freshEnd] = [endOfPrefix(before, old), endOfPrefix(after, fresh)]
      const had = keysOf(before, { from: old, to: oldEnd }, secondOf)
      const has = keysOf(after, { from: fresh, to: freshEnd }, (word) => word)
      for (const [key, row] of had) if (!has.has(key)) removed.push(row)
      for (const [key, row] of has) if (!had.has(key)) added.push(row)
      old = oldEnd
      fresh = freshEnd
    }
  }
  while (old < before.size) removed.push(old++)
  while (fresh < after.size) added.push(fresh++)
  return { removed, added }
}

/** The first row behind those of this row's prefix. */
function endOfPrefix(forest: PrefixForest, row: number): number {
  let end = row + 1
  while (end < forest.size && forest.address(end) === forest.address(row) && forest.length(end) === forest.length(row))
    end++
  return end
}

function keysOf(forest: PrefixForest, { from, to }: { from: number; to: number }, secondOf: (word: number) => number) {
  const keys = new Map<string, number>()
  for (let row = from; row < to; row++) keys.set(`${forest.firstWord(row)} ${secondOf(forest.secondWord(row))}`, row)
  return keys
}
