/**
 * Where a JSON value ends, found byte by byte over as many chunks as it takes.
 *
 * Looks at brackets and strings alone: whether the value is good JSON is for its parser to say.
 */
export const quote = 0x22
export const backslash = 0x5c
export const newline = 0x0a
export const comma = 0x2c
export const openList = 0x5b
export const closeList = 0x5d
export const openObject = 0x7b
export const closeObject = 0x7d

export const isJsonSpace = (byte: number) => byte === 0x20 || byte === newline || byte === 0x09 || byte === 0x0d
const endsScalar = (byte: number) => isJsonSpace(byte) || byte === comma || byte === closeList || byte === closeObject

// Most bytes mean nothing here: one look-up tells those that do.
const isMark = new Uint8Array(256)
for (const byte of [quote, backslash, newline, openList, closeList, openObject, closeObject]) isMark[byte] = 1

export class JsonValueEnd {
  /** Line ends seen inside values so far. */
  newlines = 0
  #isScalar = false
  #depth = 0
  #inString = false
  /** 1 if the last chunk ended on a backslash in a string: the next byte means nothing. */
  #skip = 0

  /** Starts on a value that begins with this byte. */
  begin(byte: number): void {
    this.#isScalar = byte !== quote && byte !== openObject && byte !== openList
    this.#depth = 0
    this.#inString = false
    this.#skip = 0
  }

  /** The index behind the value's last byte, or -1 if it goes on in the next chunk, to be searched from 0. */
  find(chunk: Uint8Array, from: number): number {
    if (!this.#isScalar) return this.#findClosing(chunk, from)
    for (let at = from; at < chunk.length; at++) if (endsScalar(chunk[at] ?? 0)) return at
    return -1
  }

  #findClosing(chunk: Uint8Array, from: number): number {
    let depth = this.#depth
    let inString = this.#inString
    let at = from + this.#skip
    for (; at < chunk.length; at++) {
      const byte = chunk[at] ?? 0
      if (isMark[byte] === 0) continue
      if (byte === quote) inString = !inString
      else if (byte === newline) this.newlines++
      else if (inString) {
        if (byte === backslash) at++
        continue
      } else if (byte === openObject || byte === openList) depth++
      else if (byte === closeObject || byte === closeList) depth--
      if (depth <= 0 && !inString) return at + 1
    }
    this.#depth = depth
    this.#inString = inString
    this.#skip = at - chunk.length
    return -1
  }
}
