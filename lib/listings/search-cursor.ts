/**
 * Where a page of search results begins or ends: the sort value of its last row, and the row's id.
 *
 * The next page is what sorts behind them, however many rows came before, so page 10,000 costs what page 1 costs.
 */
import { parsePrefix } from '#lib/address-space/prefix.ts'
import { isPublicId, type PublicId } from '#lib/kernel/public-id.ts'

export const sorts = ['newest', 'price', 'size', 'address'] as const
export type Sort = (typeof sorts)[number]

/** `value` is the sort's column as text: an instant, a number or a prefix. */
export type SearchCursor = { readonly value: string; readonly id: PublicId<'lst'> }

/** Strict: what is no such value never reaches a query. */
const values: Record<Sort, (text: string) => boolean> = {
  newest: (text) => /^[12]\d{3}-/.test(text) && isInstant(text),
  price: (text) => /^\d{1,18}$/.test(text),
  size: (text) => /^\d{1,10}$/.test(text),
  address: (text) => parsePrefix(text).ok,
}

function isInstant(text: string): boolean {
  const moment = new Date(text)
  return !Number.isNaN(moment.getTime()) && moment.toISOString() === text
}

/** As it stands in an address. */
export const writeCursor = ({ value, id }: SearchCursor): string => `${value}~${id}`

/** Null for anything that `writeCursor` did not write for this sort. */
export function readCursor(sort: Sort, text: string): SearchCursor | null {
  const [value = '', id = '', ...more] = text.split('~')
  return more.length === 0 && values[sort](value) && isPublicId('lst', id) ? { value, id } : null
}
