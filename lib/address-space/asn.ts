/** AS numbers, 0 to 4294967295 (RFC 6793). Which of them are reserved or private is the registry's to say, not this file's. */
import { quote } from '#lib/kernel/quote.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'

export type AsnProblem = {
  readonly code: 'not-an-asn' | 'asdot' | 'leading-zero' | 'stray-text' | 'out-of-range'
  readonly message: string
}

const largest = 0xffffffff

/** Reads `AS64500` (any case) or `64500`. */
export function parseAsn(text: string): Result<number, AsnProblem> {
  const start = /^as/i.test(text) ? 2 : 0
  let asn = 0
  for (let index = start; index < text.length; index++) {
    const digit = text.charCodeAt(index) - 0x30
    const leadingZero = index > start && asn === 0
    if (!(digit >= 0 && digit <= 9) || leadingZero) return err(explainAsnProblem(text))
    asn = asn * 10 + digit
    if (asn > largest) return err(explainAsnProblem(text))
  }
  return text.length > start ? ok(asn) : err(explainAsnProblem(text))
}

export function formatAsn(asn: number): string {
  return `AS${asn}`
}

function explainAsnProblem(text: string): AsnProblem {
  const say = (code: AsnProblem['code'], reason: string, meant: number | null = null): AsnProblem => {
    const suggestion = meant !== null && meant <= largest ? `; did you mean ${formatAsn(meant)}?` : '.'
    return { code, message: `${quote(text)} ${reason}${suggestion}` }
  }
  const parts = text.length > 64 ? null : /^\s*(as)?\s*(\d+)(?:\.(\d+))?\s*$/i.exec(text)
  if (!parts) return say('not-an-asn', 'is not an AS number such as AS64500')
  const [, , number = '', low] = parts
  if (low !== undefined) {
    // RFC 5396 makes asplain the one notation; "1.10" may as well be a decimal fraction or a torn address.
    const meant = Number(number) <= 0xffff && Number(low) <= 0xffff ? Number(number) * 65536 + Number(low) : null
    return say('asdot', 'has a dot in it; AS numbers are written as one number here (asplain, RFC 5396)', meant)
  }
  if (Number(number) > largest) return say('out-of-range', `is past the last AS number, ${largest}`)
  if (/\s/.test(text)) return say('stray-text', 'has spaces in it', Number(number))
  return say('leading-zero', 'has a leading zero', Number(number))
}
