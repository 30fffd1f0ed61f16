/**
 * The elements of long JSON lists, one after another out of a stream, without holding the document.
 *
 * Finds where each element begins and ends and how the document is framed; what is inside an element is the
 * visitor's to read (`parseElement`, or straight from the bytes). RFC 8259, UTF-8.
 */
import { quote as quoteText } from '#lib/kernel/quote.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import {
  closeList,
  closeObject,
  comma,
  isJsonSpace,
  JsonValueEnd,
  newline,
  openList,
  openObject,
  quote,
} from './json-value-end.ts'
import type { LineFault } from './lines.ts'

/** One element: bytes `start` to `end - 1` of `bytes`, which is only good until the visitor returns. */
export type JsonElement = {
  /** The member whose list it is in; null where the document itself is the list. */
  list: string | null
  bytes: Uint8Array
  start: number
  end: number
  /** Where in the stream the element begins, in bytes. */
  offset: number
  /** The line it begins in, from 1. */
  line: number
}

export type JsonVisitor = {
  /** Top-level members whose elements are visited; each must be a list where it is present. */
  lists: readonly string[]
  /** Called for each element; a fault ends the reading. */
  visit(element: JsonElement): LineFault | null
  /**
   * Asked first where it is given: reads the element that begins at `start`, and is at `offset` of the stream,
   * if it is of a shape known by its bytes. Answers the index behind it, or -1 to have it visited, as one that
   * is unusual, cut by the chunk's end, or goes over a line end.
   */
  readKnown?: (bytes: Uint8Array, start: number, offset: number) => number
}

/** All other top-level members, parsed; empty where the document is a list. */
export type JsonMembers = ReadonlyMap<string, unknown>

/** Reads one JSON document, an object or a list. A malformed or truncated one is a fault with its line. */
export async function readJsonElements(
  bytes: AsyncIterable<Uint8Array>,
  visitor: JsonVisitor,
): Promise<Result<JsonMembers, LineFault>> {
  const reader = new JsonElementReader(visitor)
  for await (const chunk of bytes) {
    const fault = reader.push(chunk)
    if (fault) return err(fault)
  }
  return reader.finish()
}

export function textOf({ bytes, start, end }: JsonElement): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8')
}

/** The element as JSON.parse reads it. */
export function parseElement(element: JsonElement): Result<unknown, LineFault> {
  try {
    return ok(JSON.parse(textOf(element)))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return err({ line: element.line, reason: `Not JSON: ${error.message}.` })
  }
}

/** Where in the document the reader stands, between its values. */
type Place =
  | 'document'
  | 'first-name'
  | 'name'
  | 'colon'
  | 'member'
  | 'behind-member'
  | 'first-element'
  | 'element'
  | 'behind-element'
  | 'end'

const expected: Record<Place, string> = {
  document: 'an object or a list',
  'first-name': 'the name of a member or "}"',
  name: 'the name of a member',
  colon: '":" behind the name of a member',
  member: 'the value of a member',
  'behind-member': '"," or "}" behind a member',
  'first-element': 'an element or "]"',
  element: 'an element',
  'behind-element': '"," or "]" behind an element',
  end: 'nothing behind the document',
}

// A value that goes on for longer is no record of any list read here, and would be held in memory whole.
const longestValue = 64 << 20

const documentBegins: Record<number, Place> = { [openObject]: 'first-name', [openList]: 'first-element' }
const colon = 0x3a

const beginsValue = new Uint8Array(256)
for (const character of '"{[-0123456789tfn') beginsValue[character.charCodeAt(0)] = 1

class JsonElementReader {
  readonly #visitor: JsonVisitor
  readonly #members = new Map<string, unknown>()
  readonly #names = new Set<string>()
  #place: Place = 'document'
  #name = ''
  #list: string | null = null
  /** Bytes of the chunks before this one, and line ends between values so far. */
  #offset = 0
  #newlines = 0

  // The value being read, if one is: where it began, and what earlier chunks hold of it.
  #isReading = false
  #begin = { offset: 0, line: 0 }
  #pieces: Uint8Array[] = []
  readonly #valueEnd = new JsonValueEnd()

  constructor(visitor: JsonVisitor) {
    this.#visitor = visitor
  }

  push(chunk: Uint8Array): LineFault | null {
    let at = 0
    while (at < chunk.length) {
      const byte = chunk[at] ?? 0
      if (this.#isReading) {
        const end = this.#valueEnd.find(chunk, at)
        const fault = end < 0 ? this.#keep(chunk.subarray(at)) : this.#finishValue(chunk, at, end)
        if (fault) return fault
        at = end < 0 ? chunk.length : end
      } else if (isJsonSpace(byte)) {
        if (byte === newline) this.#newlines++
        at++
      } else if (this.#mayBeginValue(byte)) {
        at = this.#beginValue(chunk, at)
      } else {
        const next = this.#placeBehind(byte)
        if (next === null) return this.#unexpected(this.#offset + at)
        this.#place = next
        at++
      }
    }
    this.#offset += chunk.length
    return null
  }

  finish(): Result<JsonMembers, LineFault> {
    if (this.#place === 'end') return ok(this.#members)
    const missing = this.#isReading
      ? `the value that begins at byte ${this.#begin.offset} has no end`
      : `${expected[this.#place]} is missing`
    return err({ line: this.#line, reason: `The file ends at byte ${this.#offset}, where ${missing}.` })
  }

  get #line(): number {
    return 1 + this.#newlines + this.#valueEnd.newlines
  }

  #unexpected(offset: number): LineFault {
    return { line: this.#line, reason: `Not JSON at byte ${offset}, where ${expected[this.#place]} should stand.` }
  }

  /** Where to read on: behind the elements of a known shape if one stands here, else where the value begins. */
  #beginValue(chunk: Uint8Array, at: number): number {
    if (this.#isElement) {
      const behind = this.#readKnown(chunk, at)
      if (behind > at) return behind
    }
    this.#isReading = true
    this.#begin = { offset: this.#offset + at, line: this.#line }
    this.#valueEnd.begin(chunk[at] ?? 0)
    return at
  }

  /** Reads elements of a known shape, as many as follow one another: the same steps as in `push`, without its questions. */
  #readKnown(chunk: Uint8Array, start: number): number {
    const { readKnown } = this.#visitor
    let at = start
    while (readKnown && this.#place !== 'behind-element') {
      const end = readKnown(chunk, at, this.#offset + at)
      if (end < 0) return at
      this.#place = 'behind-element'
      at = end
      if (at < chunk.length && chunk[at] === comma) {
        this.#place = 'element'
        at++
      }
      for (; at < chunk.length && isJsonSpace(chunk[at] ?? 0); at++) if (chunk[at] === newline) this.#newlines++
    }
    return at
  }

  get #isElement(): boolean {
    return this.#place === 'element' || this.#place === 'first-element'
  }

  #mayBeginValue(byte: number): boolean {
    if (beginsValue[byte] === 0) return false
    if (this.#isElement) return true
    if (this.#place === 'member') return !this.#visitor.lists.includes(this.#name)
    return byte === quote && (this.#place === 'name' || this.#place === 'first-name')
  }

  /** The place behind a byte of punctuation; null if it may not stand here. */
  #placeBehind(byte: number): Place | null {
    const place = this.#place
    if (place === 'behind-element' && byte === comma) return 'element'
    if (place === 'behind-element' || place === 'first-element') return byte === closeList ? this.#leaveList() : null
    if (place === 'behind-member' && byte === comma) return 'name'
    if (place === 'behind-member' || place === 'first-name') return byte === closeObject ? 'end' : null
    if (place === 'document') return documentBegins[byte] ?? null
    if (place === 'colon') return byte === colon ? 'member' : null
    return place === 'member' && byte === openList ? this.#enterList() : null
  }

  #enterList(): Place | null {
    if (!this.#visitor.lists.includes(this.#name)) return null
    this.#list = this.#name
    return 'first-element'
  }

  #leaveList(): Place {
    const place = this.#list === null ? 'end' : 'behind-member'
    this.#list = null
    return place
  }

  #keep(piece: Uint8Array): LineFault | null {
    // Whoever sends the chunks may fill them anew: what is kept is a copy, which Buffer's slice() is not.
    this.#pieces.push(new Uint8Array(piece))
    const { offset, line } = this.#begin
    const length = this.#pieces.reduce((sum, { byteLength }) => sum + byteLength, 0)
    return length > longestValue
      ? { line, reason: `The value that begins at byte ${offset} is longer than 64 MiB.` }
      : null
  }

  #finishValue(chunk: Uint8Array, start: number, end: number): LineFault | null {
    this.#isReading = false
    const value = { list: this.#list, bytes: chunk, start, end, ...this.#begin }
    if (this.#pieces.length > 0) {
      value.bytes = Buffer.concat([...this.#pieces, chunk.subarray(start, end)])
      value.start = 0
      value.end = value.bytes.length
      this.#pieces = []
    }
    if (this.#isElement) {
      this.#place = 'behind-element'
      return this.#visitor.visit(value)
    }
    const parsed = parseElement(value)
    if (!parsed.ok) return parsed.error
    return this.#place === 'member' ? this.#takeMember(parsed.value) : this.#takeName(parsed.value, value.line)
  }

  #takeMember(value: unknown): null {
    this.#members.set(this.#name, value)
    this.#place = 'behind-member'
    return null
  }

  #takeName(name: unknown, line: number): LineFault | null {
    this.#name = String(name)
    // Readers of such a document disagree on which of the two counts (RFC 8259 section 4).
    if (this.#names.has(this.#name)) return { line, reason: `The member ${quoteText(this.#name)} is there twice.` }
    this.#names.add(this.#name)
    this.#place = 'colon'
    return null
  }
}
