/** Lists as Stripe pages through them: newest first, with cursors, ten at a time unless told otherwise. */
import type Stripe from 'stripe'
import { ok, type Result } from '#lib/kernel/result.ts'
import { type ApiError, invalid } from './api-error.ts'

type Row = { id: string; created: number }
type Paging = Stripe.PaginationParams & { created?: Stripe.RangeQueryParam | number }

export type List<T> = { object: 'list'; data: T[]; has_more: boolean; url: string }

function isWithin(created: number, range: Paging['created']): boolean {
  if (range === undefined) return true
  if (typeof range === 'number') return created === range
  const { gt = -1, gte = 0, lt = Infinity, lte = Infinity } = range
  return created > gt && created >= gte && created < lt && created <= lte
}

/** A page of what `matches`. `rows` are oldest first. */
export function listObjects<T extends Row>(
  { rows, url }: { rows: Iterable<T>; url: string },
  { limit = 10, created, starting_after, ending_before }: Paging,
  matches: (row: T) => boolean,
): Result<List<T>, ApiError> {
  if (limit < 1 || limit > 100) return invalid('Invalid limit: it is 1 to 100.', { param: 'limit' })
  const all = [...rows].reverse().filter((row) => isWithin(row.created, created) && matches(row))
  const cursor = starting_after ?? ending_before
  const at = cursor === undefined ? -1 : all.findIndex(({ id }) => id === cursor)
  if (cursor !== undefined && at < 0) return invalid(`No such object: '${cursor}'`, { code: 'resource_missing' })
  const candidates = ending_before === undefined ? all.slice(at + 1) : all.slice(0, at)
  const data = ending_before === undefined ? candidates.slice(0, limit) : candidates.slice(-limit)
  return ok({ object: 'list', data, has_more: data.length < candidates.length, url })
}
