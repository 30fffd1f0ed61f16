/**
 * Which page of an organisation's watches is asked for: those behind or before a block, in the order of addresses.
 *
 * An organisation watches a block once, so the block is the whole cursor, and page 100 costs what page 1 costs.
 */
import { type Prefix, parsePrefix } from '#lib/address-space/prefix.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'

export type PageDirection = 'after' | 'before'

/** Null is the first page. */
export type WatchPageAsked = { readonly direction: PageDirection; readonly block: Prefix } | null

export const watchesAPage = 100

export function readWatchPage(params: URLSearchParams): Result<WatchPageAsked, string> {
  const direction = params.has('before') ? 'before' : 'after'
  const text = params.get(direction)
  if (text === null) return ok(null)
  const block = parsePrefix(text)
  return block.ok ? ok({ direction, block: block.value }) : err(`A page begins at a block: ${block.error.message}`)
}

export type Page<T> = {
  readonly rows: readonly T[]
  /** Asked for without a cursor; where one was given, what stood around it may be gone. */
  readonly isFirst: boolean
  readonly hasPrevious: boolean
  readonly hasNext: boolean
}

/** Of the rows as they were found from the cursor on, one more than a page holds, where there are so many. */
export function cutPage<T>(
  asked: { readonly direction: PageDirection } | null,
  found: readonly T[],
  size: number,
): Page<T> {
  const isMore = found.length > size
  const rows = found.slice(0, size)
  const isFirst = asked === null
  if (asked?.direction === 'before') return { rows: rows.toReversed(), isFirst, hasPrevious: isMore, hasNext: true }
  return { rows, isFirst, hasPrevious: !isFirst, hasNext: isMore }
}
