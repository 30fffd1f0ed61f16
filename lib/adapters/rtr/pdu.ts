/**
 * The PDUs of RTR, versions 0 (RFC 6810) and 1 (RFC 8210), as values and as bytes.
 *
 * Pure: bytes in, a PDU or the error of section 12 out. What a PDU means is the session's to say.
 */
import { hostBits } from '#lib/address-space/aligned-blocks.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'

export type RtrVersion = 0 | 1

/** Seconds (RFC 8210 section 6). */
export type Intervals = { refresh: number; retry: number; expire: number }

type Prefix = { announce: boolean; length: number; maxLength: number; asn: number }

export type PduBody =
  | { type: 'serial-notify' | 'serial-query'; sessionId: number; serial: number }
  | { type: 'reset-query' | 'cache-reset' }
  | { type: 'cache-response'; sessionId: number }
  | ({ type: 'ipv4-prefix'; address: number } & Prefix)
  | ({ type: 'ipv6-prefix'; address: Uint8Array } & Prefix)
  /** Version 0 tells no intervals. */
  | { type: 'end-of-data'; sessionId: number; serial: number; intervals: Intervals | null }
  | { type: 'router-key'; announce: boolean; ski: Uint8Array; asn: number; publicKey: Uint8Array }
  | { type: 'error-report'; code: number; erroneous: Uint8Array; text: string }

export type Pdu = { version: RtrVersion } & PduBody

/** RFC 8210 section 12; each but `noDataAvailable` ends the session. */
export const errorCodes = {
  corruptData: 0,
  internalError: 1,
  noDataAvailable: 2,
  invalidRequest: 3,
  unsupportedVersion: 4,
  unsupportedPduType: 5,
  withdrawalOfUnknownRecord: 6,
  duplicateAnnouncement: 7,
  unexpectedVersion: 8,
} as const

export type ErrorCode = (typeof errorCodes)[keyof typeof errorCodes]

/** What is wrong with bytes that should be a PDU; `bytes` are those to send back, shortened where their length lies. */
export type PduFault = { code: ErrorCode; reason: string; bytes: Uint8Array }

export const headerBytes = 8
/** Of an Error Report or a Router Key, the two of variable length: nobody honest sends more. */
const longestPdu = 64 * 1024
const skiBytes = 20

const numbers = {
  'serial-notify': 0,
  'serial-query': 1,
  'reset-query': 2,
  'cache-response': 3,
  'ipv4-prefix': 4,
  'ipv6-prefix': 6,
  'end-of-data': 7,
  'cache-reset': 8,
  'router-key': 9,
  'error-report': 10,
} as const satisfies Record<PduBody['type'], number>

export const errorReportType = numbers['error-report']

/** Least and greatest length of each type; in version 1 End of Data is the longer by its intervals. */
const lengths: Record<number, (version: number) => readonly [number, number] | null> = {
  [numbers['serial-notify']]: () => [12, 12],
  [numbers['serial-query']]: () => [12, 12],
  [numbers['reset-query']]: () => [8, 8],
  [numbers['cache-response']]: () => [8, 8],
  [numbers['ipv4-prefix']]: () => [20, 20],
  [numbers['ipv6-prefix']]: () => [32, 32],
  [numbers['end-of-data']]: (version) => (version === 0 ? [12, 12] : [24, 24]),
  [numbers['cache-reset']]: () => [8, 8],
  [numbers['router-key']]: (version) => (version === 0 ? null : [32, longestPdu]),
  [numbers['error-report']]: () => [16, longestPdu],
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Whoever sends the bytes may fill them anew, and Buffer's own slice() does not copy. */
const copyOf = (bytes: Uint8Array, start = 0, end = bytes.length) => Uint8Array.from(bytes.subarray(start, end))

/** How long the PDU is whose first eight bytes these are, or why it cannot be one. */
export function readLength(header: Uint8Array): Result<number, PduFault> {
  const [version = 0, type = 0] = header
  const length = viewOf(header).getUint32(4)
  const fault = (code: ErrorCode, reason: string) => err({ code, reason, bytes: copyOf(header, 0, headerBytes) })
  if (version > 1) return fault(errorCodes.unsupportedVersion, `Protocol version ${version} is neither 0 nor 1.`)
  const limits = lengths[type]?.(version)
  if (!limits) {
    return fault(errorCodes.unsupportedPduType, `PDU type ${type} is not known in protocol version ${version}.`)
  }
  const [least, most] = limits
  if (length >= least && length <= most) return ok(length)
  const right = least === most ? `${least}` : `${least} to ${most}`
  return fault(errorCodes.corruptData, `A PDU of type ${type} is ${right} bytes long, not ${length}.`)
}

/** One whole PDU, of the length that `readLength` told. */
export function decodePdu(bytes: Uint8Array): Result<Pdu, PduFault> {
  const view = viewOf(bytes)
  const version: RtrVersion = bytes[0] === 0 ? 0 : 1
  const sessionId = view.getUint16(2)
  switch (bytes[1]) {
    case numbers['serial-notify']:
      return ok({ version, type: 'serial-notify', sessionId, serial: view.getUint32(8) })
    case numbers['serial-query']:
      return ok({ version, type: 'serial-query', sessionId, serial: view.getUint32(8) })
    case numbers['reset-query']:
      return ok({ version, type: 'reset-query' })
    case numbers['cache-response']:
      return ok({ version, type: 'cache-response', sessionId })
    case numbers['ipv4-prefix']:
      return decodeIpv4(version, bytes)
    case numbers['ipv6-prefix']:
      return decodeIpv6(version, bytes)
    case numbers['end-of-data']:
      return decodeEndOfData(version, bytes)
    case numbers['cache-reset']:
      return ok({ version, type: 'cache-reset' })
    case numbers['router-key']:
      return ok(decodeRouterKey(version, bytes))
    default:
      return decodeErrorReport(version, bytes)
  }
}

const corrupt = (reason: string, bytes: Uint8Array) =>
  err({ code: errorCodes.corruptData, reason, bytes: copyOf(bytes) })

/** The lowest bit announces or withdraws; the others are reserved and ignored. */
const announces = (flags: number | undefined): boolean => ((flags ?? 0) & 1) === 1

function decodeIpv4(version: RtrVersion, bytes: Uint8Array): Result<Pdu, PduFault> {
  const view = viewOf(bytes)
  const [length, maxLength, address] = [view.getUint8(9), view.getUint8(10), view.getUint32(12)]
  if (length > maxLength || maxLength > 32) {
    return corrupt(`An IPv4 prefix of length ${length} cannot have the max length ${maxLength}.`, bytes)
  }
  if ((address & hostBits(length)) !== 0)
    return corrupt(`An IPv4 prefix has bits set behind its length ${length}.`, bytes)
  const announce = announces(bytes[8])
  return ok({ version, type: 'ipv4-prefix', announce, address, length, maxLength, asn: view.getUint32(16) })
}

/** Read for its form alone: no IPv6 VRP is kept. */
function decodeIpv6(version: RtrVersion, bytes: Uint8Array): Result<Pdu, PduFault> {
  const view = viewOf(bytes)
  const [length, maxLength] = [view.getUint8(9), view.getUint8(10)]
  if (length > maxLength || maxLength > 128) {
    return corrupt(`An IPv6 prefix of length ${length} cannot have the max length ${maxLength}.`, bytes)
  }
  const [announce, address] = [announces(bytes[8]), copyOf(bytes, 12, 28)]
  return ok({ version, type: 'ipv6-prefix', announce, address, length, maxLength, asn: view.getUint32(28) })
}

function decodeEndOfData(version: RtrVersion, bytes: Uint8Array): Result<Pdu, PduFault> {
  const view = viewOf(bytes)
  const [sessionId, serial] = [view.getUint16(2), view.getUint32(8)]
  const intervals =
    version === 0 ? null : { refresh: view.getUint32(12), retry: view.getUint32(16), expire: view.getUint32(20) }
  return ok({ version, type: 'end-of-data', sessionId, serial, intervals })
}

/** Flags stand where others have the session (RFC 8210 section 5.10). */
function decodeRouterKey(version: RtrVersion, bytes: Uint8Array): Pdu {
  const ski = copyOf(bytes, headerBytes, headerBytes + skiBytes)
  const [announce, publicKey] = [announces(bytes[2]), copyOf(bytes, 32)]
  return { version, type: 'router-key', announce, ski, asn: viewOf(bytes).getUint32(28), publicKey }
}

function decodeErrorReport(version: RtrVersion, bytes: Uint8Array): Result<Pdu, PduFault> {
  const view = viewOf(bytes)
  const inside = view.getUint32(headerBytes)
  const textAt = headerBytes + 4 + inside
  const fits = textAt + 4 <= bytes.length && textAt + 4 + view.getUint32(textAt) === bytes.length
  if (!fits) return corrupt('An Error Report is not as long as its parts.', bytes)
  const erroneous = copyOf(bytes, headerBytes + 4, textAt)
  const text = new TextDecoder().decode(bytes.subarray(textAt + 4)).replace(/\0+$/, '')
  return ok({ version, type: 'error-report', code: view.getUint16(2), erroneous, text })
}

/** The bytes of a PDU. */
export function encodePdu(pdu: Pdu): Uint8Array<ArrayBuffer> {
  switch (pdu.type) {
    case 'reset-query':
    case 'cache-reset':
      return frame(pdu, 0, [])
    case 'cache-response':
      return frame(pdu, pdu.sessionId, [])
    case 'serial-notify':
    case 'serial-query':
      return frame(pdu, pdu.sessionId, word(pdu.serial))
    case 'end-of-data': {
      const { refresh, retry, expire } = pdu.intervals ?? { refresh: 0, retry: 0, expire: 0 }
      const intervals = pdu.version === 0 ? [] : [refresh, retry, expire].flatMap(word)
      return frame(pdu, pdu.sessionId, [...word(pdu.serial), ...intervals])
    }
    case 'ipv4-prefix':
      return frame(pdu, 0, [...prefixWord(pdu), ...word(pdu.address), ...word(pdu.asn)])
    case 'ipv6-prefix':
      return frame(pdu, 0, [...prefixWord(pdu), ...pdu.address, ...word(pdu.asn)])
    case 'router-key':
      return frame(pdu, pdu.announce ? 0x100 : 0, [...pdu.ski, ...word(pdu.asn), ...pdu.publicKey])
    case 'error-report': {
      const { code, erroneous } = pdu
      const text = new TextEncoder().encode(pdu.text)
      return frame(pdu, code, [...word(erroneous.length), ...erroneous, ...word(text.length), ...text])
    }
  }
}

const word = (value: number): number[] => [value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff]

const prefixWord = ({ announce, length, maxLength }: Prefix): number[] => [announce ? 1 : 0, length, maxLength, 0]

function frame({ version, type }: Pdu, half: number, body: readonly number[]): Uint8Array<ArrayBuffer> {
  const length = headerBytes + body.length
  return Uint8Array.from([version, numbers[type], half >>> 8, half & 0xff, ...word(length), ...body])
}
