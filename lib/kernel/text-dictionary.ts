/** Texts that many rows share, stored once: rows hold an id, 0 for null and from 1 the texts in their order. */
import type { Columns } from './columns.ts'
import { invariant } from './invariant.ts'

/** The columns `textOffsets` and `textBytes` that `openDictionary` reads. */
export function encodeDictionary(texts: readonly string[]): Columns {
  const encoder = new TextEncoder()
  const parts = texts.map((text) => encoder.encode(text))
  const offsets = new Uint32Array(parts.length + 1)
  let end = 0
  for (const [index, part] of parts.entries()) {
    end += part.length
    offsets[index + 1] = end
  }
  const bytes = new Uint8Array(end)
  for (const [index, part] of parts.entries()) bytes.set(part, offsets[index])
  return { textOffsets: offsets, textBytes: bytes }
}

export function openDictionary(columns: Columns): (id: number) => string | null {
  const { textOffsets: offsets, textBytes: bytes } = columns
  invariant(offsets instanceof Uint32Array && bytes instanceof Uint8Array, 'an index file holds its texts')
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true }) // a text may begin with U+FEFF
  return (id) => {
    invariant(id < offsets.length, 'a text id is one of its dictionary')
    return id === 0 ? null : decoder.decode(bytes.subarray(offsets[id - 1], offsets[id]))
  }
}
