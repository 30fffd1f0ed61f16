/**
 * Sets of addresses: sorted ranges that neither overlap nor touch, so equal sets are equal arrays.
 * Only `unionOf` makes one from arbitrary ranges; every operation is one sweep over both sets.
 */
import type { Brand } from '#lib/kernel/brand.ts'
import type { Prefix } from './prefix.ts'
import { type AddressRange, rangeOf, rangeSize, rangeToPrefixes } from './range.ts'

export type AddressSet = Brand<readonly AddressRange[], 'AddressSet'>

/** Every address of any of the ranges, which may come in any order, nest, cross and repeat. */
export function unionOf(ranges: Iterable<AddressRange>): AddressSet {
  const union: AddressRange[] = []
  let open: { start: number; end: number } | null = null
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    if (open === null || start > open.end + 1) {
      open = { start, end }
      union.push(open)
    } else if (end > open.end) open.end = end
  }
  return union as readonly AddressRange[] as AddressSet
}

/** The addresses that are in both. */
export function intersect(a: AddressSet, b: AddressSet): AddressSet {
  const common: AddressRange[] = []
  let [i, j] = [0, 0]
  for (let [left, right] = [a[0], b[0]]; left && right; [left, right] = [a[i], b[j]]) {
    const start = Math.max(left.start, right.start)
    const end = Math.min(left.end, right.end)
    if (start <= end) common.push({ start, end })
    if (left.end < right.end) i++
    else j++
  }
  return common as readonly AddressRange[] as AddressSet
}

/** The addresses of `a` that are not in `b`. */
export function subtract(a: AddressSet, b: AddressSet): AddressSet {
  return intersect(a, complement(b))
}

function complement(set: AddressSet): AddressSet {
  const gaps: AddressRange[] = []
  let start = 0
  for (const range of set) {
    if (range.start > start) gaps.push({ start, end: range.start - 1 })
    start = range.end + 1
  }
  if (start <= 0xffffffff) gaps.push({ start, end: 0xffffffff })
  return gaps as readonly AddressRange[] as AddressSet
}

/** Exact, 0 to 4294967296. */
export function countAddresses(set: AddressSet): number {
  return set.reduce((count, range) => count + rangeSize(range), 0)
}

/** The fewest prefixes that hold exactly this set, in order. */
export function toPrefixes(set: AddressSet): Prefix[] {
  return set.flatMap(rangeToPrefixes)
}

/** The fewest prefixes that hold exactly the addresses of these. */
export function mergePrefixes(prefixes: Iterable<Prefix>): Prefix[] {
  return toPrefixes(unionOf(Array.from(prefixes, rangeOf)))
}

/** True if every address of the range is in the set. */
export function containsRange(set: AddressSet, range: AddressRange): boolean {
  const nearest = set[firstEndingAtOrAfter(set, range.start)]
  return nearest !== undefined && nearest.start <= range.start && range.end <= nearest.end
}

/** True if at least one address of the range is in the set. */
export function overlapsRange(set: AddressSet, range: AddressRange): boolean {
  const nearest = set[firstEndingAtOrAfter(set, range.start)]
  return nearest !== undefined && nearest.start <= range.end
}

/** The parts of the range that are in the set, in order: found by search, however large the set. */
export function partsWithin(set: AddressSet, range: AddressRange): AddressRange[] {
  const parts: AddressRange[] = []
  for (let place = firstEndingAtOrAfter(set, range.start); ; place++) {
    const next = set[place]
    if (next === undefined || next.start > range.end) return parts
    parts.push({ start: Math.max(next.start, range.start), end: Math.min(next.end, range.end) })
  }
}

function firstEndingAtOrAfter(set: AddressSet, address: number): number {
  let [low, high] = [0, set.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    const range = set[middle]
    if (range && range.end < address) low = middle + 1
    else high = middle
  }
  return low
}
