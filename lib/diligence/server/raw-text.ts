/** The text of an imported file, read at the places where its records stand. */
import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { WorldFolder } from './world-folder.ts'

export type Place = { offset: number; bytes: number }

/** The VRP index keeps only where a record begins; this many bytes hold any record of an export. */
export const longestVrp = 2048

/** Of an original that was compressed here, because another has superseded it. */
export const packedSuffix = '.gz'

/** RFC 1952 section 2.3.1. */
export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b

export type RawText = { folder: WorldFolder; sha256: string }
type ReadAt = (place: Place) => Buffer

/**
 * Calls `read` with what gives the bytes at a place; null where the file is not kept any more. Of a superseded one
 * the whole text is unpacked first: that is asked for seldom.
 */
export function withRawText<T>({ folder, sha256 }: RawText, read: (at: ReadAt) => T): T | null {
  const text = join(folder.texts, sha256)
  if (existsSync(text)) return readFrom(text, read)
  const original = join(folder.originals, sha256)
  const packed = `${original}${packedSuffix}`
  if (existsSync(packed)) return read(inMemory(gunzipSync(readFileSync(packed))))
  if (!existsSync(original)) return null
  return startsAsGzip(original) ? read(inMemory(gunzipSync(readFileSync(original)))) : readFrom(original, read)
}

const inMemory =
  (text: Buffer): ReadAt =>
  ({ offset, bytes }) =>
    text.subarray(offset, offset + bytes)

/** Looks at two bytes of it. */
export const startsAsGzip = (path: string): boolean => readFrom(path, (at) => isGzip(at({ offset: 0, bytes: 2 })))

function readFrom<T>(path: string, read: (at: ReadAt) => T): T {
  const file = openSync(path, 'r')
  try {
    return read(({ offset, bytes }) => {
      const buffer = Buffer.alloc(bytes)
      return buffer.subarray(0, readSync(file, buffer, 0, bytes, offset))
    })
  } finally {
    closeSync(file)
  }
}

/** Cuts what follows the first record: a JSON object ends with its brace; any other text is whole already or ends with its line. */
export function firstRecord(text: string): string {
  if (text.startsWith('{')) {
    const end = objectEnd(text)
    return end === -1 ? text : text.slice(0, end)
  }
  return text.length < longestVrp / 2 ? text : (text.split('\n', 1)[0] ?? text)
}

function objectEnd(text: string): number {
  let depth = 0
  let quoted = false
  for (let index = 0; index < text.length; index++) {
    const char = text[index]
    if (char === '"' && text[index - 1] !== '\\') quoted = !quoted
    else if (quoted) continue
    else if (char === '{') depth++
    else if (char === '}' && --depth === 0) return index + 1
  }
  return -1
}
