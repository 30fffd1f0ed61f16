/** What a name server of DNS blocklists answers to a message: RFC 1035 over the zones that it has, and no others. */
import { parseAddress } from '#lib/address-space/address.ts'
import type { ZoneData } from './zone-data.ts'

const headerBytes = 12
const types = { a: 1, txt: 16, any: 255 } as const
const codes = { formatError: 1, noSuchName: 3, notImplemented: 4, refused: 5 } as const

/** Authoritative, an answer; recursion is not offered. */
const answerFlags = 0x8400
const ttlSeconds = 300

/** Zones by name, in lower case. */
export type Zones = ReadonlyMap<string, ZoneData>

/** The answer's bytes; null for what is no question, to which nobody answers. */
export function answerQuestion(message: Buffer, zones: Zones): Buffer | null {
  if (message.length < headerBytes || (message.readUInt16BE(2) & 0x8000) !== 0) return null
  const question = readQuestion(message)
  if (question === null) return reply(message.subarray(0, headerBytes), codes.formatError, [])
  const head = message.subarray(0, question.end)
  if ((message.readUInt16BE(2) & 0x7800) !== 0) return reply(head, codes.notImplemented, [])
  const found = findZone(question.name, zones)
  if (found === null) return reply(head, codes.refused, [])
  const listed = found.address === null ? [] : found.data(found.address)
  // The zone itself is there, and lists nothing.
  if (listed.length === 0) return reply(head, found.isApex ? 0 : codes.noSuchName, [])
  return reply(head, 0, recordsFor(question.type, listed))
}

export type Question = { name: string; type: number; end: number }

export function readQuestion(message: Buffer): Question | null {
  if (message.readUInt16BE(4) !== 1) return null
  const labels: string[] = []
  let at = headerBytes
  for (;;) {
    const length = message[at] ?? 64
    if (length > 63 || at + length + 1 > message.length) return null
    if (length === 0) break
    labels.push(message.toString('latin1', at + 1, at + 1 + length))
    at += length + 1
  }
  if (at + 5 > message.length) return null
  return { name: labels.join('.').toLowerCase(), type: message.readUInt16BE(at + 1), end: at + 5 }
}

/** The zone of a name and the address before it; null where no zone has it. */
function findZone(name: string, zones: Zones): { data: ZoneData; address: number | null; isApex: boolean } | null {
  const labels = name.split('.')
  for (let cut = 0; cut < labels.length; cut++) {
    const data = zones.get(labels.slice(cut).join('.'))
    if (!data) continue
    const address = cut === 4 ? parseAddress(labels.slice(0, 4).reverse().join('.')) : null
    return { data, address: address?.ok ? address.value : null, isApex: cut === 0 }
  }
  return null
}

/** Addresses for A, a sentence for TXT, both for ANY. */
function recordsFor(type: number, listed: readonly number[]): Buffer[] {
  const wants = (wanted: number) => type === wanted || type === types.any
  const text = Buffer.from('Listed in a fictional Internet', 'latin1')
  return [
    ...(wants(types.a) ? listed.map((code) => record(types.a, bytesOf(code))) : []),
    ...(wants(types.txt) ? [record(types.txt, Buffer.concat([Buffer.from([text.length]), text]))] : []),
  ]
}

function bytesOf(code: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(code)
  return bytes
}

/** Of the name in the question, which begins where the header ends. */
function record(type: number, data: Buffer): Buffer {
  const head = Buffer.alloc(12)
  head.writeUInt16BE(0xc000 | headerBytes, 0)
  head.writeUInt16BE(type, 2)
  head.writeUInt16BE(1, 4)
  head.writeUInt32BE(ttlSeconds, 6)
  head.writeUInt16BE(data.length, 10)
  return Buffer.concat([head, data])
}

function reply(question: Buffer, code: number, records: readonly Buffer[]): Buffer {
  const message = Buffer.concat([question, ...records])
  const wantsRecursion = question.readUInt16BE(2) & 0x0100
  message.writeUInt16BE(answerFlags | wantsRecursion | code, 2)
  message.writeUInt16BE(question.length > headerBytes ? 1 : 0, 4)
  message.writeUInt16BE(records.length, 6)
  message.writeUInt32BE(0, 8)
  return message
}
