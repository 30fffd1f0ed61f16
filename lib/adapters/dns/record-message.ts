/**
 * Questions for records of any type and what comes back, with the sections apart (RFC 1035 section 4): a delegation
 * stands in the authority section, and whether a server has authority in a flag.
 */
import { formatAddress } from '#lib/address-space/address.ts'
import type { DnsFailure } from '#lib/reputation/dns-client.ts'
import { echoesQuestion, encodeQuestion, headerBytes } from './dns-message.ts'

export const recordTypes = { A: 1, NS: 2, CNAME: 5, SOA: 6, PTR: 12, DS: 43 } as const
export type RecordType = keyof typeof recordTypes

export type DnsRecord = {
  /** Lower case, without a dot at its end. */
  owner: string
  type: RecordType
  /** An address, or the (first) name of the data; empty of a DS. */
  data: string
}

export type RecordAnswer =
  | {
      state: 'answered'
      /** False: the name does not exist (NXDOMAIN). */
      exists: boolean
      isAuthoritative: boolean
      answers: readonly DnsRecord[]
      authority: readonly DnsRecord[]
    }
  | { state: 'failed'; reason: DnsFailure }

export type RecordResponse = RecordAnswer | { state: 'not-ours' } | { state: 'truncated' }

export type RecordQuestion = {
  name: string
  type: RecordType
  /** Whether the server shall ask others; a name server that is asked about its own zone shall not. */
  recursion: boolean
}

/** The id is left zero: each try has its own. */
export function encodeRecordQuestion({ name, type, recursion }: RecordQuestion): Buffer {
  const message = encodeQuestion(name)
  message.writeUInt16BE(recordTypes[type], message.length - 4)
  message[2] = recursion ? 0x01 : 0x00
  return message
}

const failures: Readonly<Record<number, DnsFailure>> = { 2: 'servfail', 5: 'refused' }

/** Reads what came back to `question`; that the ids agree the caller has seen. */
export function readRecords(message: Buffer, question: Buffer): RecordResponse {
  const flags = message[2] ?? 0
  if (!echoesQuestion(message, question) || (flags & 0xf8) !== 0x80) return { state: 'not-ours' }
  if ((flags & 0x02) !== 0) return { state: 'truncated' }
  const code = (message[3] ?? 0) & 15
  if (code !== 0 && code !== 3) return { state: 'failed', reason: failures[code] ?? 'error' }
  const answers = readSection(message, question.length, message.readUInt16BE(6))
  const authority = answers && readSection(message, answers.end, message.readUInt16BE(8))
  if (!authority) return { state: 'failed', reason: 'malformed' }
  return {
    state: 'answered',
    exists: code === 0,
    isAuthoritative: (flags & 0x04) !== 0,
    answers: answers.records,
    authority: authority.records,
  }
}

type Section = { records: DnsRecord[]; end: number }

/** Null where the message ends before its records do. Types that are not asked for are passed over. */
function readSection(message: Buffer, from: number, count: number): Section | null {
  const records: DnsRecord[] = []
  let at = from
  for (let read = 0; read < count; read++) {
    const owner = readName(message, at)
    if (owner === null || owner.end + 10 > message.length) return null
    const start = owner.end + 10
    const end = start + message.readUInt16BE(owner.end + 8)
    if (end > message.length) return null
    const type = typeOf(message.readUInt16BE(owner.end), message.readUInt16BE(owner.end + 2))
    if (type !== null) {
      const data = readData(message, type, { start, end })
      if (data === null) return null
      records.push({ owner: owner.name, type, data })
    }
    at = end
  }
  return { records, end: at }
}

const byNumber = new Map<number, RecordType>([
  [1, 'A'],
  [2, 'NS'],
  [5, 'CNAME'],
  [6, 'SOA'],
  [12, 'PTR'],
  [43, 'DS'],
])

const typeOf = (type: number, dnsClass: number): RecordType | null =>
  dnsClass === 1 ? (byNumber.get(type) ?? null) : null

function readData(message: Buffer, type: RecordType, { start, end }: { start: number; end: number }): string | null {
  if (type === 'DS') return ''
  if (type === 'A') return end - start === 4 ? formatAddress(message.readUInt32BE(start)) : null
  const read = readName(message, start)
  return read && read.end <= end ? read.name : null
}

const longestName = 255

/** A pointer leads only backwards (RFC 1035 section 4.1.4), so that no name goes round in circles. */
export function readName(message: Buffer, from: number): { name: string; end: number } | null {
  const labels: string[] = []
  let length = 0
  let end: number | null = null
  let earliest = from
  for (let at = from; ; ) {
    const size = message[at]
    if (size === undefined) return null
    if (size === 0) return { name: labels.join('.'), end: end ?? at + 1 }
    if (size >= 0xc0) {
      const target = ((size & 0x3f) << 8) | (message[at + 1] ?? 0)
      if (at + 1 >= message.length || target >= earliest || target < headerBytes) return null
      end ??= at + 2
      at = target
      earliest = target
      continue
    }
    length += size + 1
    if (size > 63 || length > longestName || at + 1 + size > message.length) return null
    labels.push(printLabel(message.subarray(at + 1, at + 1 + size)))
    at += size + 1
  }
}

/** As zone files write it: what is no plain character of a label stands as `\ddd` (RFC 1035 section 5.1). */
const printLabel = (label: Buffer): string =>
  label
    .toString('latin1')
    .toLowerCase()
    .replaceAll(/[^\w*/+-]/g, (character) => `\\${String(character.charCodeAt(0)).padStart(3, '0')}`)
