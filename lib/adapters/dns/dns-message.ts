/**
 * DNS messages as RFC 1035 section 4 lays them out: one question for A records, and what came back to it.
 *
 * Ours because it is on the path of every question of a scan: no object a label, no copy of a name.
 */
import type { DnsAnswer } from '#lib/reputation/dns-client.ts'

export const headerBytes = 12
const typeA = 1
const classIn = 1
const longestName = 253
const longestLabel = 63

/**
 * Whether a question can be put about a name that came in an answer: the root is no host, and a byte that stands as
 * `\ddd` there would be asked for as four.
 */
export const isAskable = (name: string): boolean =>
  name.length <= longestName &&
  !name.includes('\\') &&
  name.split('.').every((label) => label.length > 0 && label.length <= longestLabel)

/** Asks for recursion. The id is left zero: each try has its own. Throws on a name that no zone could hold. */
export function encodeQuestion(name: string): Buffer {
  if (name.length > longestName) throw new RangeError(`a name of ${name.length} characters is longer than DNS has`)
  // Out of Node's pool: zeroed memory of its own for each would cost more than the rest of this.
  const message = Buffer.allocUnsafe(headerBytes + name.length + 6).fill(0)
  message[2] = 0x01 // recursion desired
  message[5] = 1 // one question
  let start = headerBytes // where the length of the label goes
  let end = start + 1
  for (let index = 0; index < name.length; index++) {
    const code = name.charCodeAt(index)
    if (code === 0x2e) {
      endLabel(message, start, end)
      start = end++
    } else message[end++] = code
  }
  endLabel(message, start, end)
  message[end + 2] = typeA
  message[end + 4] = classIn
  return message
}

function endLabel(message: Buffer, start: number, end: number): void {
  const length = end - start - 1
  if (length === 0 || length > longestLabel) throw new RangeError('a label of a name has 1 to 63 characters')
  message[start] = length
}

export const setId = (message: Buffer, id: number): void => {
  message[0] = id >>> 8
  message[1] = id & 255
}

export const idOf = (message: Buffer): number => ((message[0] ?? 0) << 8) | (message[1] ?? 0)

/** `not-ours`: no answer to this question, whoever sent it. `truncated`: to be asked again over TCP. */
export type Response = DnsAnswer | { state: 'not-ours' } | { state: 'truncated' }

const notOurs = { state: 'not-ours' } as const
const truncated = { state: 'truncated' } as const
const noSuchName = { state: 'no-such-name' } as const
const nothingThere = { state: 'answered', addresses: [] } as const
const failed = (reason: 'malformed' | 'servfail' | 'refused' | 'lame' | 'error'): DnsAnswer => ({
  state: 'failed',
  reason,
})

/** Reads what came back to `question`; that the ids agree the caller has seen. */
export function readResponse(message: Buffer, question: Buffer): Response {
  const flags = message[2] ?? 0
  if (!echoesQuestion(message, question) || (flags & 0xf8) !== 0x80) return notOurs
  if ((flags & 0x02) !== 0) return truncated
  switch ((message[3] ?? 0) & 15) {
    case 0:
      return readAddresses(message, question.length)
    case 3:
      return noSuchName
    case 2:
      return failed('servfail')
    case 5:
      return failed('refused')
    default:
      return failed('error')
  }
}

/** The question comes back as it was sent, but for the case of its letters (RFC 5452 section 9.1). */
export function echoesQuestion(message: Buffer, question: Buffer): boolean {
  if (message.length < question.length || message[4] !== 0 || message[5] !== 1) return false
  for (let index = headerBytes; index < question.length; index++) {
    const theirs = message[index] ?? 0
    const own = question[index] ?? 0
    if (theirs !== own && lowerCase(theirs) !== lowerCase(own)) return false
  }
  return true
}

const lowerCase = (code: number): number => (code >= 0x41 && code <= 0x5a ? code | 0x20 : code)

function readAddresses(message: Buffer, from: number): DnsAnswer {
  const count = ((message[6] ?? 0) << 8) | (message[7] ?? 0)
  if (count === 0) return isReferral(message) ? failed('lame') : nothingThere
  const addresses: number[] = []
  let at = from
  for (let record = 0; record < count; record++) {
    at = skipName(message, at)
    if (at < 0 || at + 10 > message.length) return failed('malformed')
    const length = message.readUInt16BE(at + 8)
    const isAddress = message.readUInt16BE(at) === typeA && message.readUInt16BE(at + 2) === classIn
    at += 10
    if (at + length > message.length || (isAddress && length !== 4)) return failed('malformed')
    if (isAddress) addresses.push(message.readUInt32BE(at))
    at += length
  }
  return { state: 'answered', addresses }
}

/** Neither authoritative nor offering recursion, and without an answer: it points to others. */
const isReferral = (message: Buffer): boolean => ((message[2] ?? 0) & 0x04) === 0 && ((message[3] ?? 0) & 0x80) === 0

/** Where what follows the name at `at` begins; -1 where the message ends before. A pointer ends a name, and is not followed. */
function skipName(message: Buffer, at: number): number {
  for (let next = at; next < message.length; ) {
    const length = message[next] ?? 0
    if (length === 0) return next + 1
    if (length >= 0xc0) return next + 2
    if (length > longestLabel) return -1
    next += length + 1
  }
  return -1
}
