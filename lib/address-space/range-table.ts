/**
 * A table whose rows each span a range of IPv4 addresses, with a few attributes a row.
 *
 * Columnar and immutable: a table of a million rows is a handful of typed arrays that any
 * process lays over its index file (kernel/columns). Rows stand sorted by first address,
 * then last address descending (the wider first), then by order of arrival. `maxEnd` makes
 * the sorted rows an implicit interval tree, so ranges may nest or cross freely.
 */
import type { Columns } from '#lib/kernel/columns.ts'
import { GrowingColumn } from '#lib/kernel/growing-column.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import { sortedOrder } from '#lib/kernel/sorted-order.ts'
import { encodeDictionary, openDictionary } from '#lib/kernel/text-dictionary.ts'

/** `text` may be null and is stored once a distinct value; `uint32` may not be null. */
export type AttributeType = 'text' | 'uint32'
export type RangeSchema = Readonly<Record<string, AttributeType>>
type Value<T extends AttributeType> = T extends 'text' ? string | null : number

/** `start` and `end` are addresses as unsigned integers, both inclusive. */
export type RangeRow<S extends RangeSchema> = { start: number; end: number } & { [K in keyof S]: Value<S[K]> }

export type RangeTable<S extends RangeSchema> = {
  readonly size: number
  /** Numbers of the rows that share at least one address with start..end, in table order. */
  overlapping(start: number, end: number): number[]
  row(index: number): RangeRow<S>
  /** The rows as they lie in memory, for whoever goes through all of them (diff-range-tables). */
  readonly layout: RangeLayout<S>
}

export type RangeLayout<S extends RangeSchema> = {
  readonly start: Uint32Array
  readonly end: Uint32Array
  /** Of a text its id: 0 is null, and the others count from 1 to `texts`. */
  values(name: keyof S & string): Uint32Array
  readonly texts: number
  text(id: number): string | null
}

export type RangeTableBuilder<S extends RangeSchema> = {
  add(row: RangeRow<S>): void
  /** The finished columns, ready for `openRangeTable` or `encodeColumns`. */
  finish(): Columns
}

export function buildRangeTable<S extends RangeSchema>(schema: S): RangeTableBuilder<S> {
  const starts = new GrowingColumn()
  const ends = new GrowingColumn()
  const attributes = Object.keys(schema).map((name) => ({ name, values: new GrowingColumn() }))
  const texts = new Map<string, number>()

  const idOf = (text: string | null): number => {
    if (text === null) return 0
    const known = texts.get(text)
    if (known !== undefined) return known
    texts.set(text, texts.size + 1)
    return texts.size
  }

  return {
    add(row) {
      invariant(isUint32(row.start) && isUint32(row.end), 'a range is of IPv4 addresses')
      invariant(row.start <= row.end, 'a range ends at or after its start')
      starts.push(row.start)
      ends.push(row.end)
      const given: Readonly<Record<string, string | number | null>> = row
      for (const { name, values } of attributes) {
        const value = given[name] ?? null
        invariant(typeof value !== 'number' || isUint32(value), 'a number fits its column')
        values.push(typeof value === 'number' ? value : idOf(value))
      }
    },
    finish() {
      const [start, end] = [starts.finish(), ends.finish()]
      const widerFirst = end.map((address) => ~address)
      const order = sortedOrder([start, widerFirst])
      const inOrder = (values: Uint32Array) => order.map((from) => at(values, from))
      const sortedEnd = inOrder(end)
      return {
        start: inOrder(start),
        end: sortedEnd,
        maxEnd: maxEnds(sortedEnd),
        ...Object.fromEntries(attributes.map(({ name, values }) => [`@${name}`, inOrder(values.finish())])),
        ...encodeDictionary([...texts.keys()]),
      }
    },
  }
}

export function openRangeTable<S extends RangeSchema>(schema: S, columns: Columns): RangeTable<S> {
  const start = uint32(columns, 'start')
  const end = uint32(columns, 'end')
  const maxEnd = uint32(columns, 'maxEnd')
  const textOf = openDictionary(columns)
  const attributes = Object.entries(schema).map(([name, type]) => ({ name, type, values: uint32(columns, `@${name}`) }))

  const byName = new Map(attributes.map(({ name, values }) => [name, values]))
  const valuesOf = (name: string): Uint32Array => byName.get(name) ?? uint32(columns, `@${name}`)

  return {
    size: start.length,
    layout: {
      start,
      end,
      values: (name) => valuesOf(name),
      texts: uint32(columns, 'textOffsets').length - 1,
      text: textOf,
    },
    overlapping(first, last) {
      const found: number[] = []
      // Rows low..high-1 are a subtree whose root is their middle: see `maxEnds`.
      const visit = (low: number, high: number): void => {
        if (low >= high) return
        const root = (low + high) >>> 1
        if (at(maxEnd, root) < first) return
        visit(low, root)
        if (at(start, root) > last) return
        if (at(end, root) >= first) found.push(root)
        visit(root + 1, high)
      }
      visit(0, start.length)
      return found
    },
    row(index) {
      const row: Record<string, string | number | null> = { start: at(start, index), end: at(end, index) }
      for (const { name, type, values } of attributes) {
        const value = at(values, index)
        row[name] = type === 'text' ? textOf(value) : value
      }
      // A decoder's cast: the columns were laid out after this schema, which no type can show.
      return row as RangeRow<S>
    },
  }
}

/** For each row, the greatest end in the subtree it roots: the middle of low..high roots that span. */
function maxEnds(end: Uint32Array): Uint32Array {
  const max = new Uint32Array(end.length)
  const visit = (low: number, high: number): number => {
    if (low >= high) return 0
    const root = (low + high) >>> 1
    const greatest = Math.max(at(end, root), visit(low, root), visit(root + 1, high))
    max[root] = greatest
    return greatest
  }
  visit(0, end.length)
  return max
}

/** Whether a value of unknown make, out of a file that is no index file, is a row of the schema and nothing more. */
export function isRangeRow<S extends RangeSchema>(schema: S, value: unknown): value is RangeRow<S> {
  if (typeof value !== 'object' || value === null) return false
  const { start, end, ...attributes }: Readonly<Record<string, unknown>> = { ...value }
  const isRange = typeof start === 'number' && typeof end === 'number' && isUint32(start) && isUint32(end)
  if (!isRange || start > end || Object.keys(attributes).length !== Object.keys(schema).length) return false
  return Object.entries(schema).every(([name, type]) => {
    const attribute = attributes[name]
    if (type === 'uint32') return typeof attribute === 'number' && isUint32(attribute)
    return attribute === null || typeof attribute === 'string'
  })
}

function isUint32(value: number): boolean {
  return value >>> 0 === value
}

function uint32(columns: Columns, name: string): Uint32Array {
  const column = columns[name]
  invariant(column instanceof Uint32Array, `an index file has the column ${name}`)
  return column
}

function at(values: ArrayLike<number>, index: number): number {
  const value = values[index]
  invariant(value !== undefined, 'a row number lies inside its table')
  return value
}
