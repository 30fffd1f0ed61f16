/**
 * Named columns of numbers, text or bytes, and the bytes of the file that holds them.
 *
 * An index file is a JSON header and the columns behind it, each aligned to 8 bytes, so a
 * reader lays typed arrays over the file without copying or parsing a row. Little-endian:
 * every platform Node runs on is.
 */
import { invariant } from './invariant.ts'

export type Column = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array
export type Columns = Readonly<Record<string, Column>>

type Placement = { name: string; type: ColumnType; offset: number; length: number }
type ColumnType = (typeof columnTypes)[number]
type ColumnConstructor = new (buffer: ArrayBufferLike, byteOffset: number, length: number) => Column

const arrays = { Uint8Array, Uint16Array, Uint32Array, Int32Array, Float64Array } as const
const columnTypes = ['Uint8Array', 'Uint16Array', 'Uint32Array', 'Int32Array', 'Float64Array'] as const
const magic = 0x31515144 // "DQQ1": version of this layout, not of its content
const prelude = 8 // magic and header length

const align = (offset: number) => (offset + 7) & ~7

function typeOf(column: Column): ColumnType {
  const type = columnTypes.find((name) => column instanceof arrays[name])
  invariant(type, 'a column is one of the known arrays')
  return type
}

function place(columns: Columns, headerBytes: number): Placement[] {
  let offset = align(prelude + headerBytes)
  return Object.entries(columns).map(([name, column]) => {
    const placed = { name, type: typeOf(column), offset, length: column.length }
    offset = align(offset + column.byteLength)
    return placed
  })
}

/** The file of these columns. The same columns give the same bytes. */
export function encodeColumns(columns: Columns): Uint8Array {
  // Offsets are padded in the header so that its own size does not depend on them.
  const header = (placements: Placement[]) =>
    new TextEncoder().encode(
      JSON.stringify(placements.map((p) => [p.name, p.type, String(p.offset).padStart(12), p.length])),
    )
  const headerBytes = header(place(columns, 0)).length
  const placements = place(columns, headerBytes)
  const last = placements.at(-1)
  const size = last ? align(last.offset + last.length * arrays[last.type].BYTES_PER_ELEMENT) : prelude + headerBytes
  const file = new Uint8Array(size)
  const view = new DataView(file.buffer)
  view.setUint32(0, magic, true)
  view.setUint32(4, headerBytes, true)
  file.set(header(placements), prelude)
  for (const { name, offset } of placements) {
    const column = columns[name]
    invariant(column, 'a placed column exists')
    file.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), offset)
  }
  return file
}

/** The columns of a file made by `encodeColumns`, laid over its bytes. Throws on any other file. */
export function decodeColumns(file: Uint8Array): Columns {
  // Typed arrays need aligned offsets, and a pooled Buffer may start anywhere. Its own slice() would not copy.
  const bytes = file.byteOffset % 8 === 0 ? file : Uint8Array.from(file)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  invariant(bytes.byteLength >= prelude && view.getUint32(0, true) === magic, 'an index file starts with its mark')
  const header: [string, ColumnType, string, number][] = JSON.parse(
    new TextDecoder().decode(bytes.subarray(prelude, prelude + view.getUint32(4, true))),
  )
  return Object.fromEntries(
    header.map(([name, type, offset, length]) => {
      const Column: ColumnConstructor = arrays[type]
      return [name, new Column(bytes.buffer, bytes.byteOffset + Number(offset), length)]
    }),
  )
}
