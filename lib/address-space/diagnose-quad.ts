/**
 * Why a text is no strict dotted quad, and which address it most likely means.
 * Reached only after a refusal, so it may be slow; the strict reading is address.ts.
 */

export type QuadProblemCode =
  | 'not-an-address'
  | 'ipv6'
  | 'stray-text'
  | 'hex'
  | 'leading-zero'
  | 'short-form'
  | 'octet-out-of-range'

/** `reason` continues a sentence that starts with the text; `meant` is null where guessing would be wrong. */
export type QuadDiagnosis = { code: QuadProblemCode; reason: string; meant: number | null }

/** Expects a text that `scanAddress` refused. */
export function diagnoseQuad(text: string): QuadDiagnosis {
  if (text.length > 64) return refuse('not-an-address', 'is too long for an IPv4 address')
  const trimmed = text.trim()
  if (trimmed === '') return refuse('not-an-address', 'is empty where an IPv4 address such as 192.0.2.1 belongs')
  if (/^[\da-f:.]*:[\da-f:.]*$/i.test(trimmed)) return refuse('ipv6', 'is IPv6; only IPv4 is handled here')
  if (trimmed !== text) return { ...refuse('stray-text', 'has spaces around it'), meant: readLoosely(trimmed) }
  return diagnoseOctets(text)
}

function diagnoseOctets(text: string): QuadDiagnosis {
  const octets = text.split('.')
  const meant = readLoosely(text)
  if (octets.some((octet) => /^0x[\da-f]+$/i.test(octet))) {
    return { code: 'hex', reason: 'is written in hexadecimal; an address is written in decimal', meant }
  }
  if (octets.some((octet) => !/^\d+$/.test(octet)) || octets.length > 4) {
    return refuse('not-an-address', 'is not four decimal numbers with dots between them')
  }
  const large = octets.find((octet) => Number(octet) > 255)
  if (large !== undefined) return refuse('octet-out-of-range', `has the octet ${large}, and an octet is at most 255`)
  const padded = octets.find((octet) => /^0\d/.test(octet))
  if (padded !== undefined) return { code: 'leading-zero', reason: explainLeadingZero(padded), meant }
  return {
    code: 'short-form',
    reason: `has ${octets.length} of the four octets, and programs fill up the rest differently`,
    meant,
  }
}

function explainLeadingZero(octet: string): string {
  const octal = /^[0-7]+$/.test(octet) ? Number.parseInt(octet, 8) : Number(octet)
  if (octal === Number(octet)) return 'has a leading zero, and some programs read such a number as octal'
  return `has a leading zero, and some programs read ${octet} as octal, that is ${octal}`
}

/** Octets in decimal or hex with any leading zeros, missing ones zero at the end; or the whole address in hex. */
function readLoosely(text: string): number | null {
  if (/^0x[\da-f]{5,8}$/i.test(text)) return Number(text)
  const octets = text.split('.').map((octet) => (/^(\d{1,4}|0x[\da-f]{1,2})$/i.test(octet) ? Number(octet) : 256))
  if (octets.length > 4 || octets.some((octet) => octet > 255)) return null
  const [a = 0, b = 0, c = 0, d = 0] = octets
  return ((a << 24) | (b << 16) | (c << 8) | d) >>> 0
}

const refuse = (code: QuadProblemCode, reason: string): QuadDiagnosis => ({ code, reason, meant: null })
