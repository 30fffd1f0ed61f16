/** The bytes of a geofeed as lines, with what is wrong with the bytes themselves. */
import type { GeofeedFault } from './geofeed-rules.ts'

/** `number` counts from 1. A line that is no UTF-8 is read as Latin-1, in which such files mostly are. */
export type FeedLine = { number: number; text: string; isUtf8: boolean }

export type FeedText = { lines: readonly FeedLine[]; faults: readonly (GeofeedFault & { line: number | null })[] }

const [newline, carriageReturn] = [0x0a, 0x0d]
const mark = [0xef, 0xbb, 0xbf]

export function readFeedLines(bytes: Uint8Array): FeedText {
  const hasMark = mark.every((byte, index) => bytes[index] === byte)
  const lines: FeedLine[] = []
  const ends = { crlf: 0, lf: 0, cr: 0 }
  let start = hasMark ? mark.length : 0
  for (let index = start; index < bytes.length; index++) {
    const byte = bytes[index]
    const isPair = byte === carriageReturn && bytes[index + 1] === newline
    if (byte !== newline && byte !== carriageReturn) continue
    ends[endOf(byte, isPair)]++
    lines.push(lineOf(bytes.subarray(start, index), lines.length + 1))
    if (isPair) index++
    start = index + 1
  }
  if (start < bytes.length) lines.push(lineOf(bytes.subarray(start), lines.length + 1))
  return { lines, faults: [...(hasMark ? [ofMark] : []), ...judgeEnds(ends)] }
}

const endOf = (byte: number, isPair: boolean) => {
  if (isPair) return 'crlf'
  return byte === newline ? 'lf' : 'cr'
}

const ofMark = {
  rule: 'byte-order-mark',
  line: 1,
  message: 'A byte order mark stands before the first line; a parser that does not expect one drops that line.',
} as const

/** CRLF is what the RFC says and LF what most feeds have; consumers take either, and few a mixture. */
function judgeEnds({ crlf, lf, cr }: { crlf: number; lf: number; cr: number }) {
  const kinds = [`${crlf} with CRLF`, `${lf} with LF`, `${cr} with CR`].filter((kind) => !kind.startsWith('0 '))
  if (kinds.length < 2 && cr === 0) return []
  const message = `Lines end differently: ${kinds.join(', ')}. RFC 4180 ends each with CRLF; never with CR alone.`
  return [{ rule: 'line-ends', line: null, message } as const]
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export function lineOf(bytes: Uint8Array, number: number): FeedLine {
  try {
    return { number, text: strict.decode(bytes), isUtf8: true }
  } catch {
    return { number, text: Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''), isUtf8: false }
  }
}
