/**
 * Which rows two range tables do not share, by what makes a row the same: one walk over both.
 *
 * A row's place in its file is no part of it, nor is whatever else the caller leaves out. Equal rows are counted,
 * since lists keep their duplicates.
 */
import type { RowsApart } from './diff-forests.ts'
import type { RangeLayout, RangeSchema, RangeTable } from './range-table.ts'

type Pair<S extends RangeSchema> = { schema: S; before: RangeTable<S>; after: RangeTable<S> }

/** One attribute in both tables; `ids` gives the later table's id of an earlier one's text. */
type Attribute = { old: Uint32Array; fresh: Uint32Array; ids: Uint32Array | null }

/** `identity` names the attributes that make a row, beside its range, the same. */
export function diffRangeTables<S extends RangeSchema>(
  { schema, before, after }: Pair<S>,
  identity: readonly (keyof S & string)[],
): RowsApart {
  const [old, fresh] = [before.layout, after.layout]
  const ids = identity.some((name) => schema[name] === 'text') ? translateTexts(old, fresh) : null
  const attributes = identity.map(
    (name): Attribute => ({
      old: old.values(name),
      fresh: fresh.values(name),
      ids: schema[name] === 'text' ? ids : null,
    }),
  )
  return walk(old, fresh, attributes)
}

type Spans = Pick<RangeLayout<RangeSchema>, 'start' | 'end'>

function walk(old: Spans, fresh: Spans, attributes: readonly Attribute[]): RowsApart {
  const removed: number[] = []
  const added: number[] = []
  let [i, j] = [0, 0]
  while (i < old.start.length && j < fresh.start.length) {
    const order = compareSpans(old, i, { spans: fresh, row: j })
    if (order < 0) removed.push(i++)
    else if (order > 0) added.push(j++)
    else if (isSame(attributes, i, j)) {
      i++
      j++
    } else {
      const had = groupByKey(attributes, 'old', { from: i, to: endOfSpan(old, i) })
      const has = groupByKey(attributes, 'fresh', { from: j, to: endOfSpan(fresh, j) })
      for (const [key, rows] of had) removed.push(...rows.slice(has.get(key)?.length ?? 0))
      for (const [key, rows] of has) added.push(...rows.slice(had.get(key)?.length ?? 0))
      i = endOfSpan(old, i)
      j = endOfSpan(fresh, j)
    }
  }
  while (i < old.start.length) removed.push(i++)
  while (j < fresh.start.length) added.push(j++)
  return { removed, added }
}

/** In table order: by first address, the wider first. */
function compareSpans(old: Spans, row: number, other: { spans: Spans; row: number }): number {
  return (
    (old.start[row] ?? 0) - (other.spans.start[other.row] ?? 0) ||
    (other.spans.end[other.row] ?? 0) - (old.end[row] ?? 0)
  )
}

/** A text that the later table has not gets an id of none. */
const noText = 0xffffffff

function isSame(attributes: readonly Attribute[], i: number, j: number): boolean {
  for (const { old, fresh, ids } of attributes) {
    const value = old[i] ?? 0
    if ((ids ? ids[value] : value) !== fresh[j]) return false
  }
  return true
}

function endOfSpan({ start, end }: Spans, row: number): number {
  let next = row + 1
  while (next < start.length && start[next] === start[row] && end[next] === end[row]) next++
  return next
}

function groupByKey(
  attributes: readonly Attribute[],
  side: 'old' | 'fresh',
  { from, to }: { from: number; to: number },
): Map<string, number[]> {
  const groups = new Map<string, number[]>()
  for (let row = from; row < to; row++) {
    const key = attributes.map((attribute) => keyPartOf(attribute, side, row)).join(' ')
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return groups
}

function keyPartOf({ old, fresh, ids }: Attribute, side: 'old' | 'fresh', row: number): string {
  if (side === 'fresh') return String(fresh[row])
  const value = old[row] ?? 0
  // Two texts that only the earlier table knows are still two.
  return ids?.[value] === noText ? `gone:${value}` : String(ids ? ids[value] : value)
}

function translateTexts<S extends RangeSchema>(old: RangeLayout<S>, fresh: RangeLayout<S>): Uint32Array {
  const ids = new Map<string | null, number>()
  for (let id = 0; id <= fresh.texts; id++) ids.set(fresh.text(id), id)
  return Uint32Array.from({ length: old.texts + 1 }, (_, id) => ids.get(old.text(id)) ?? noText)
}
