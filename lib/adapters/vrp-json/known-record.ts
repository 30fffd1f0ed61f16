/**
 * Reads VRP records straight from their bytes. An export writes all of them alike, so what stands between the
 * values is learned from one record and compared, four bytes at a time, with the others.
 *
 * Answers only for what it is sure of; a record that differs (another member, an escape, host bits) is left to
 * `parseRecord`, which says what is wrong with it.
 */
import { hostBits } from '#lib/address-space/aligned-blocks.ts'

const quote = 0x22
const dot = 0x2e
const slash = 0x2f
const zero = 0x30
const colon = 0x3a
const backslash = 0x5c

const none = -1
const largestAsn = 0xffffffff
// Digits of a number that a double holds exactly.
const longestNumber = 15
// A record so close to the end of its chunk is left alone: one read past the end would slow down all later ones.
const margin = 256

const isIpv6Byte = new Uint8Array(256)
for (const character of '0123456789abcdefABCDEF:.') isIpv6Byte[character.charCodeAt(0)] = 1

/** The bytes between two values as little-endian words; `lastMask` leaves out of the last one what is behind them. */
type Gap = { length: number; words: Int32Array; lastMask: number }

/** What stands before each value and behind the last, in the one order that validators use; null where there is no such member. */
type Pattern = { asn: Gap; prefix: Gap; maxLength: Gap; ta: Gap | null; expires: Gap | null; end: Gap }

/**
 * Holds what was read last in fields: an object a record would cost as much as reading it. Each private reader
 * takes the index to read from and answers the one behind, or -1; given -1, it passes that on.
 */
export class KnownRecord {
  asn = 0
  isIpv6 = false
  address = 0
  length = 0
  maxLength = 0
  ta: string | null = null
  /** Seconds since the epoch, or null where the record tells none. */
  expires: number | null = null
  /** Where in the export it begins; whoever reads it knows. */
  offset = 0

  #pattern: Pattern | null = null
  #bytes: Uint8Array = new Uint8Array()
  #view: DataView = new DataView(new ArrayBuffer(0))
  #number = 0
  readonly #anchors: { name: string; gap: Gap }[] = []
  #lastAnchor = 0

  /** Takes this record, which is good JSON, as the pattern of those that follow, if it is of the known kind. */
  learn(record: string): void {
    this.#pattern = patternOf(record)
    this.expires = null
  }

  /** The index behind the record that begins at `start`, or -1 if it is not all there or not like the one learned. */
  read(bytes: Uint8Array, start: number): number {
    if (bytes !== this.#bytes) {
      this.#bytes = bytes
      this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    }
    const pattern = this.#pattern
    if (pattern === null || start + margin > bytes.length) return none
    let at = this.#behindNumber(this.#behindGap(pattern.asn, start))
    this.asn = this.#number
    at = this.#behindPrefix(this.#behindGap(pattern.prefix, at))
    at = this.#behindNumber(this.#behindGap(pattern.maxLength, at))
    this.maxLength = this.#number
    if (pattern.ta) at = this.#behindAnchor(this.#behindGap(pattern.ta, at))
    if (pattern.expires) {
      at = this.#behindNumber(this.#behindGap(pattern.expires, at))
      this.expires = this.#number
    }
    return this.asn <= largestAsn ? this.#behindGap(pattern.end, at) : none
  }

  #behindGap({ length, words, lastMask }: Gap, start: number): number {
    const view = this.#view
    const last = words.length - 1
    // The last word may reach behind the gap, but not behind the chunk.
    if (start < 0 || start + words.length * 4 > view.byteLength) return none
    for (let word = 0; word < last; word++) if (view.getInt32(start + word * 4, true) !== words[word]) return none
    const differs = (view.getInt32(start + last * 4, true) ^ (words[last] ?? 0)) & lastMask
    return differs === 0 ? start + length : none
  }

  #behindPrefix(start: number): number {
    if (start < 0) return none
    const end = this.#behindIpv4Prefix(start)
    this.isIpv6 = end < 0
    return this.isIpv6 ? this.#behindIpv6Prefix(start) : end
  }

  #behindIpv4Prefix(start: number): number {
    const bytes = this.#bytes
    let [at, address] = [start, 0]
    for (let octet = 0; octet < 4; octet++) {
      const first = (bytes[at++] ?? 0) - zero
      let number = first
      for (let digit = (bytes[at] ?? 0) - zero; digit >= 0 && digit <= 9; digit = (bytes[++at] ?? 0) - zero) {
        // A leading zero, or a number that is none of an octet.
        if (first === 0 || number > 25) return none
        number = number * 10 + digit
      }
      if (first < 0 || first > 9 || number > 255 || bytes[at++] !== (octet < 3 ? dot : slash)) return none
      address = (address << 8) | number
    }
    at = this.#behindNumber(at)
    const length = this.#number
    if (length > 32 || (address & hostBits(length)) !== 0) return none
    this.address = address >>> 0
    this.length = length
    return at
  }

  /** Its form alone: it is skipped. */
  #behindIpv6Prefix(start: number): number {
    const bytes = this.#bytes
    let at = start
    let colons = 0
    for (let byte = bytes[at] ?? 0; isIpv6Byte[byte] === 1; byte = bytes[++at] ?? 0) if (byte === colon) colons++
    // With one alone it is a damaged IPv4 prefix: no IPv6 address is written so.
    if (colons < 2 || bytes[at] !== slash) return none
    at = this.#behindNumber(at + 1)
    return this.#number <= 128 ? at : none
  }

  /** A handful of names repeat in all records, mostly the one before: each is made into a string once. */
  #behindAnchor(start: number): number {
    if (start < 0) return none
    const anchors = this.#anchors
    for (let next = 0; next < anchors.length; next++) {
      const place = (this.#lastAnchor + next) % anchors.length
      const anchor = anchors[place]
      const behind = anchor ? this.#behindGap(anchor.gap, start) : none
      if (!anchor || behind < 0) continue
      this.#lastAnchor = place
      this.ta = anchor.name
      return behind - 1
    }
    return this.#behindNewAnchor(start)
  }

  #behindNewAnchor(start: number): number {
    const bytes = this.#bytes
    let at = start
    // An escape, a control character or a letter beyond ASCII is not for this reader.
    for (let byte = bytes[at] ?? 0; byte !== quote; byte = bytes[++at] ?? 0) {
      if (byte < 0x20 || byte > 0x7e || byte === backslash) return none
    }
    this.ta = String.fromCharCode(...bytes.subarray(start, at))
    // Kept with its closing quote, so that no name is taken for a longer one's beginning.
    if (this.#anchors.length < 32) this.#anchors.push({ name: this.ta, gap: gapOf(`${this.ta}"`) })
    return at
  }

  /** A number as JSON writes it, without sign, fraction or exponent: digits, no leading zero. */
  #behindNumber(start: number): number {
    if (start < 0) return none
    const bytes = this.#bytes
    let at = start
    let number = 0
    for (let digit = (bytes[at] ?? 0) - zero; digit >= 0 && digit <= 9; digit = (bytes[++at] ?? 0) - zero) {
      number = number * 10 + digit
    }
    this.#number = number
    const hasLeadingZero = at > start + 1 && bytes[start] === zero
    return at === start || at - start > longestNumber || hasLeadingZero ? none : at
  }
}

// A space stands for any on the line.
const known = new RegExp(
  [
    /^(?<asn>\{ "asn" : (?:"(?:AS)?)?)\d+/,
    /(?<prefix>"? , "prefix" : ")[^"\\]+/,
    /(?<maxLength>" , "maxLength" : )\d+/,
    /(?:(?<ta> , "ta" : ")[^"\\]*)?/,
    /(?:(?<expires>"? , "expires" : )\d+)?/,
    /(?<end>"? \})$/,
  ]
    .map(({ source }) => source.replaceAll(' ', '[ \\t]*'))
    .join(''),
)

function patternOf(record: string): Pattern | null {
  const gaps = known.exec(record)?.groups
  if (!gaps) return null
  const { asn = '', prefix = '', maxLength = '', ta, expires, end = '' } = gaps
  return {
    asn: gapOf(asn),
    prefix: gapOf(prefix),
    maxLength: gapOf(maxLength),
    ta: ta === undefined ? null : gapOf(ta),
    expires: expires === undefined ? null : gapOf(expires),
    end: gapOf(end),
  }
}

function gapOf(text: string): Gap {
  const padded = Buffer.alloc(Math.ceil(text.length / 4) * 4)
  padded.write(text, 'latin1')
  const words = Int32Array.from({ length: padded.length / 4 }, (_, word) => padded.readInt32LE(word * 4))
  return { length: text.length, words, lastMask: (-1 >>> ((padded.length - text.length) * 8)) | 0 }
}
