/** DNS answers of any records, for a server of tests/support/dns-server.ts to say. */
import { parseAddress } from '#lib/address-space/address.ts'
import { encodeDs, encodeName, encodeRecord, encodeSoa, recordTypes } from '#lib/simulation/name-server/dns-records.ts'

export const nsOf = (zone: string, server: string): Buffer => encodeRecord(zone, recordTypes.ns, encodeName(server))
export const soaOf = (zone: string): Buffer => encodeSoa(zone, 'ns1.example')
export const dsOf = (zone: string): Buffer => encodeDs(zone)
export const ptrOf = (name: string, host: string): Buffer => encodeRecord(name, recordTypes.ptr, encodeName(host))

export function aOf(name: string, dotted: string): Buffer {
  const address = parseAddress(dotted)
  if (!address.ok) throw new Error(address.error.message)
  const data = Buffer.alloc(4)
  data.writeUInt32BE(address.value)
  return encodeRecord(name, recordTypes.a, data)
}

export type SaidRecords = {
  rcode?: number
  /** With the bits for authority (0x0400) or offered recursion (0x0080). */
  flags?: number
  answers?: readonly Buffer[]
  authority?: readonly Buffer[]
}

/** The question as a whole answer. */
export function recordsTo(
  question: Buffer,
  { rcode = 0, flags = 0, answers = [], authority = [] }: SaidRecords,
): Buffer {
  const head = Buffer.from(question)
  head.writeUInt16BE(0x8000 | flags | rcode, 2)
  head.writeUInt16BE(answers.length, 6)
  head.writeUInt16BE(authority.length, 8)
  return Buffer.concat([head, ...answers, ...authority])
}

const typeNames = new Map<number, string>(
  Object.entries(recordTypes).map(([name, number]) => [number, name.toUpperCase()]),
)

/** `PTR` of a question for a pointer. */
export const typeOfQuestion = (question: Buffer): string =>
  typeNames.get(question.readUInt16BE(question.length - 4)) ?? 'other'

export const wantsRecursion = (question: Buffer): boolean => (question.readUInt16BE(2) & 0x0100) !== 0
