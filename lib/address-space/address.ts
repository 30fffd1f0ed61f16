/** One IPv4 address as an unsigned 32-bit integer, 0 to 4294967295. Knows nothing of prefixes. */
import { quote } from '#lib/kernel/quote.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { diagnoseQuad, type QuadProblemCode } from './diagnose-quad.ts'

export type AddressProblem = { readonly code: QuadProblemCode; readonly message: string }

/** Reads a strict dotted quad: four decimal octets, no leading zeros, nothing before or after. */
export function parseAddress(text: string): Result<number, AddressProblem> {
  const address = scanAddress(text, text.length)
  return address < 0 ? err(explainAddressProblem(text)) : ok(address)
}

export function formatAddress(address: number): string {
  return `${address >>> 24}.${(address >>> 16) & 255}.${(address >>> 8) & 255}.${address & 255}`
}

/** The strict dotted quad in the first `end` characters as an integer, or -1 if they are none. Allocates nothing. */
export function scanAddress(text: string, end: number): number {
  let address = 0
  let octet = -1 // no digit of this octet read yet
  let dots = 0
  for (let index = 0; index < end; index++) {
    const code = text.charCodeAt(index)
    if (code === 0x2e) {
      if (octet < 0 || dots === 3) return -1
      address = (address << 8) | octet
      octet = -1
      dots++
    } else {
      // A digit after a lone 0 is a leading zero.
      if (code < 0x30 || code > 0x39 || octet === 0) return -1
      octet = octet < 0 ? code - 0x30 : octet * 10 + code - 0x30
      if (octet > 255) return -1
    }
  }
  return dots === 3 && octet >= 0 ? ((address << 8) | octet) >>> 0 : -1
}

function explainAddressProblem(text: string): AddressProblem {
  const { code, reason, meant } = diagnoseQuad(text)
  // A short form is padded differently by different programs, so none is suggested for an address.
  const suggestion = meant === null || code === 'short-form' ? '' : `; did you mean ${formatAddress(meant)}?`
  return { code, message: `${quote(text)} ${reason}${suggestion || '.'}` }
}
