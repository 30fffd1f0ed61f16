/** The text of an imported file, read at the places where its records stand. */
import { closeSync, existsSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import type { WorldFolder } from './world-folder.ts'

export type Place = { offset: number; bytes: number }

/** The VRP index keeps only where a record begins; this many bytes hold any record of an export. */
export const longestVrp = 2048

const textPath = (folder: WorldFolder, sha256: string): string => {
  const text = join(folder.texts, sha256)
  return existsSync(text) ? text : join(folder.originals, sha256)
}

/** Calls `read` with what gives the bytes at a place; null where neither the text nor its original is kept any more. */
export function withRawText<T>(
  { folder, sha256 }: { folder: WorldFolder; sha256: string },
  read: (at: (place: Place) => Buffer) => T,
): T | null {
  const path = textPath(folder, sha256)
  if (!existsSync(path)) return null
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
