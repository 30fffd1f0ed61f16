/**
 * What somebody searches the catalogue for, as an address: read from it and written to it, one address a search.
 *
 * Nothing in an address is an error: what cannot be meant is told in a sentence and passed over.
 */
import { formatPrefix, type Prefix, parsePrefix } from '#lib/address-space/prefix.ts'
import { quote } from '#lib/kernel/quote.ts'
import type { DealType } from './deal-type.ts'
import { dealTypes } from './deal-type.ts'
import { parseRate, writeRate } from './rate.ts'
import { readCursor, type SearchCursor, type Sort, sorts, writeCursor } from './search-cursor.ts'
import { type Filter, filterGroups, listParameter, readFilters, writeFilters } from './search-filter.ts'

export const views = ['table', 'cards', 'map'] as const
export type View = (typeof views)[number]

/** Of what lies before or behind a row in the order of the sort. */
export type PageOf = { readonly direction: 'after' | 'before'; readonly cursor: SearchCursor }

export type SearchQuery = {
  readonly filters: readonly Filter[]
  /** Per address, in millionths, of the deal type that is chosen; of a lease or rent a month. */
  readonly price: { readonly from: bigint | null; readonly to: bigint | null }
  /** Blocks that lie in this prefix, and blocks that this prefix lies in. */
  readonly inside: Prefix | null
  readonly contains: Prefix | null
  /** Only blocks of which something is free now. */
  readonly freeOnly: boolean
  readonly sort: Sort
  readonly view: View
  /** Null for the first page. */
  readonly page: PageOf | null
}

/** `field` is a name in the form; null where the sentence is about none of them. */
export type QueryProblem = { readonly field: string | null; readonly typed: string; readonly message: string }

export type ReadQuery = { readonly query: SearchQuery; readonly problems: readonly QueryProblem[] }

const fields = {
  priceFrom: 'price-from',
  priceTo: 'price-to',
  inside: 'inside',
  contains: 'contains',
  free: 'free',
  sort: 'sort',
  view: 'view',
  after: 'after',
  before: 'before',
} as const

const knownNames = new Set<string>([...filterGroups.map(({ name }) => name), listParameter, ...Object.values(fields)])

/** The type that prices are of; null where none was chosen. */
export const pricedDeal = ({ filters }: Pick<SearchQuery, 'filters'>): DealType | null => {
  const chosen = filters.find(({ group }) => group === 'deal')?.values ?? []
  return chosen.length === 1 ? (dealTypes.find((type) => type === chosen[0]) ?? null) : null
}

/** Reads an address's parameters; what is wrong with them is told, and never stops a search. */
export function parseSearchQuery(params: URLSearchParams): ReadQuery {
  const problems: QueryProblem[] = []
  const tell = (field: string | null, typed: string, message: string) => problems.push({ field, typed, message })
  const read = <T>(field: string, parse: (text: string) => { ok: true; value: T } | { ok: false; message: string }) => {
    const text = (params.get(field) ?? '').trim()
    const parsed = text === '' ? null : parse(text)
    if (parsed && !parsed.ok) tell(field, text, parsed.message)
    return parsed?.ok ? parsed.value : null
  }
  const { filters, problems: badValues } = readFilters(params)
  for (const message of badValues) tell(null, '', message)
  for (const name of new Set(params.keys()))
    if (!knownNames.has(name)) tell(null, name, `${quote(name)} was ignored: it is nothing to search by.`)
  const from = read(fields.priceFrom, readRate)
  const to = read(fields.priceTo, readRate)
  const sort = read(fields.sort, readOneOf(sorts)) ?? 'newest'
  const query = {
    ...{ filters, sort, price: { from, to } },
    inside: read(fields.inside, readPrefix),
    contains: read(fields.contains, readPrefix),
    freeOnly: read(fields.free, readOneOf(['1'])) !== null,
    view: read(fields.view, readOneOf(views)) ?? 'table',
    page: readPage(sort, read),
  }
  if (from !== null && to !== null && from > to)
    tell(fields.priceTo, writeRate(to), `No price is both at least ${writeRate(from)} and at most ${writeRate(to)}.`)
  return { query: settleDeal(query, (message) => tell(null, '', message)), problems }
}

type Parsed<T> = { ok: true; value: T } | { ok: false; message: string }

function readRate(text: string): Parsed<bigint> {
  const rate = parseRate(text)
  return rate.ok ? rate : { ok: false, message: rate.error }
}

function readPrefix(text: string): Parsed<Prefix> {
  const prefix = parsePrefix(text)
  return prefix.ok ? prefix : { ok: false, message: prefix.error.message }
}

const readOneOf =
  <T extends string>(values: readonly T[]) =>
  (text: string): Parsed<T> => {
    const value = values.find((one) => one === text)
    const message = `${quote(text)} was ignored: it is one of ${values.join(', ')}.`
    return value === undefined ? { ok: false, message } : { ok: true, value }
  }

type Read = <T>(field: string, parse: (text: string) => Parsed<T>) => T | null

function readPage(sort: Sort, read: Read): PageOf | null {
  const parse = (text: string): Parsed<SearchCursor> => {
    const cursor = readCursor(sort, text)
    return cursor
      ? { ok: true, value: cursor }
      : { ok: false, message: 'That page is none of this search: here is the first.' }
  }
  const after = read(fields.after, parse)
  if (after) return { direction: 'after', cursor: after }
  const before = read(fields.before, parse)
  return before && { direction: 'before', cursor: before }
}

/** A price is of one kind of deal: where one is asked for and no kind was chosen, it is of a sale. */
function settleDeal(query: SearchQuery, tell: (message: string) => void): SearchQuery {
  const { price, sort, filters } = query
  const asksForPrice = price.from !== null || price.to !== null || sort === 'price'
  if (!asksForPrice || pricedDeal(query)) return query
  const [first] = filters.find(({ group }) => group === 'deal')?.values ?? ['sale']
  tell(`A price is of one kind of deal. These are for ${first}; choose another kind for its price.`)
  const others = filters.filter(({ group }) => group !== 'deal')
  return { ...query, filters: [{ group: 'deal', values: [first ?? 'sale'] }, ...others] }
}

/** The search's one address: `deal=sale&size=24`, defaults left out; empty for all there is. */
export function writeSearchQuery({
  filters,
  price,
  inside,
  contains,
  freeOnly,
  sort,
  view,
  page,
}: SearchQuery): string {
  const pairs: [string, string | null][] = [
    ...writeFilters(filters),
    [fields.priceFrom, price.from === null ? null : writeRate(price.from)],
    [fields.priceTo, price.to === null ? null : writeRate(price.to)],
    [fields.inside, inside && formatPrefix(inside)],
    [fields.contains, contains && formatPrefix(contains)],
    [fields.free, freeOnly ? '1' : null],
    [fields.sort, sort === 'newest' ? null : sort],
    [fields.view, view === 'table' ? null : view],
    [fields.after, page?.direction === 'after' ? writeCursor(page.cursor) : null],
    [fields.before, page?.direction === 'before' ? writeCursor(page.cursor) : null],
  ]
  const written = pairs.filter((pair): pair is [string, string] => pair[1] !== null)
  // Slash, colon and tilde mean nothing inside a query, and an address is read by people too.
  return new URLSearchParams(written).toString().replaceAll('%2F', '/').replaceAll('%3A', ':').replaceAll('%7E', '~')
}

/** The same search in another way: another sort, view or page; a change of anything else begins at the first page. */
export const changeQuery = (query: SearchQuery, changes: Partial<SearchQuery>): SearchQuery => ({
  ...query,
  page: null,
  ...changes,
})
