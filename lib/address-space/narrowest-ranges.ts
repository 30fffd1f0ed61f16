/** Of ranges that nest, the most specific one at each address: how geofeeds and registrations are read. */
import type { AddressRange } from './range.ts'

/** Addresses as in `AddressRange`. */
export type Segment<T> = { readonly start: number; readonly end: number; readonly of: T }

/**
 * Cuts the ranges to where each is the one that began last: of ranges that nest, the narrowest. They must come as a
 * range table has them, by first address and the wider first; of equal ranges the last one stands.
 */
export function narrowestRanges<T extends AddressRange>(ranges: readonly T[]): Segment<T>[] {
  const segments: Segment<T>[] = []
  const open: T[] = []
  let at = 0
  const advanceTo = (end: number) => {
    while (at < end) {
      while (open.length > 0 && (open.at(-1)?.end ?? 0) < at) open.pop()
      const top = open.at(-1)
      if (!top) break
      const last = Math.min(top.end, end - 1)
      append(segments, { start: at, end: last, of: top })
      at = last + 1
    }
    at = end
  }
  for (const range of ranges) {
    advanceTo(range.start)
    open.push(range)
  }
  advanceTo(2 ** 32)
  return segments
}

/** A wider range that goes on behind a narrower one that says nothing else would be one with itself. */
function append<T>(segments: Segment<T>[], segment: Segment<T>): void {
  const last = segments.at(-1)
  if (last?.of !== segment.of || last.end + 1 !== segment.start) segments.push(segment)
  else segments[segments.length - 1] = { ...last, end: segment.end }
}
