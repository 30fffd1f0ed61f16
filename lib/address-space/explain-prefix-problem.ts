/**
 * Why a text is no strict IPv4 prefix, as a sentence that suggests the right one where one can be derived.
 * Reached only after `parsePrefix` refused, so it may be slow; it never accepts anything.
 */
import { quote } from '#lib/kernel/quote.ts'
import { formatAddress, scanAddress } from './address.ts'
import { alignedBlocks, firstOfBlock, hostBits } from './aligned-blocks.ts'
import { diagnoseQuad, type QuadProblemCode } from './diagnose-quad.ts'

export type PrefixProblemCode =
  | Exclude<QuadProblemCode, 'not-an-address'>
  | 'not-a-prefix'
  | 'range'
  | 'netmask'
  | 'missing-length'
  | 'length-out-of-range'
  | 'host-bits'

/** `suggestions` are the prefixes that the message offers instead, each a strict one. */
export type PrefixProblem = {
  readonly code: PrefixProblemCode
  readonly message: string
  readonly suggestions: readonly string[]
}

/** `reason` continues a sentence that starts with the text. */
type Diagnosis = { code: PrefixProblemCode; reason: string; suggestions?: string[] }

const example = '192.0.2.0/24'

/** Expects a text that `parsePrefix` refused. */
export function explainPrefixProblem(text: string): PrefixProblem {
  const { code, reason, suggestions = [] } = diagnose(text)
  const ending = suggestions.length === 0 ? '.' : `; did you mean ${suggestions.join(' or ')}?`
  return { code, message: `${quote(text)} ${reason}${ending}`, suggestions }
}

function diagnose(text: string): Diagnosis {
  const trimmed = text.trim()
  if (trimmed === '') return { code: 'not-a-prefix', reason: `is empty where a prefix such as ${example} belongs` }
  if (text.length > 64) return { code: 'not-a-prefix', reason: `is too long for a prefix such as ${example}` }
  if (trimmed !== text) return { code: 'stray-text', reason: 'has spaces around it', suggestions: suggest(trimmed) }
  if (/^[\da-f:.]*:[\da-f:.]*(\/\d*)?$/i.test(text)) {
    return { code: 'ipv6', reason: 'is IPv6; only IPv4 is handled here' }
  }
  const within = text.match(/(?<![\w.])(?:\d+\.){3}\d+\/\d+(?![\d.x])/gi) ?? []
  if (within.length > 1) return { code: 'stray-text', reason: 'holds several prefixes where one belongs' }
  const [only] = within
  if (only !== undefined && only !== text) {
    return { code: 'stray-text', reason: 'has other text around its prefix', suggestions: suggest(only) }
  }
  return diagnoseForm(text)
}

function diagnoseForm(text: string): Diagnosis {
  const range = /^([^/-]+)[-–]([^/-]+)$/.exec(text)
  if (range) return diagnoseRange(range[1] ?? '', range[2] ?? '')
  const slash = text.indexOf('/')
  if (slash < 0) return diagnoseMissingLength(text)
  return diagnoseCidr(text.slice(0, slash), text.slice(slash + 1))
}

/** What the text would mean with its surroundings gone: itself if that is strict, else what it is told to be. */
function suggest(text: string): string[] {
  const slash = text.indexOf('/')
  const length = readLength(text.slice(slash + 1))
  const address = scanAddress(text, slash)
  if (slash >= 0 && length !== null && address >= 0 && (address & hostBits(length)) === 0) return [text]
  return diagnose(text).suggestions ?? []
}

function diagnoseRange(first: string, last: string): Diagnosis {
  const [start, end] = [readAddress(first.trim()), readAddress(last.trim())]
  if (start === null || end === null) return { code: 'not-a-prefix', reason: `is not a prefix such as ${example}` }
  if (start > end) return { code: 'range', reason: 'is a range that ends before it starts' }
  const blocks = alignedBlocks(start, end).map(({ address, length }) => format(address, length))
  if (blocks.length === 1) return { code: 'range', reason: 'is a range, not a prefix', suggestions: blocks }
  const listed = blocks.slice(0, 4).join(', ')
  const more = blocks.length > 4 ? ` and ${blocks.length - 4} more` : ''
  return { code: 'range', reason: `is a range that takes ${blocks.length} prefixes: ${listed}${more}` }
}

function diagnoseMissingLength(text: string): Diagnosis {
  const address = scanAddress(text, text.length)
  if (address < 0) return diagnoseAddressPart(text, null)
  const reason = 'has no prefix length'
  return { code: 'missing-length', reason, suggestions: [format(address, 32), format(address, 24)] }
}

function diagnoseCidr(addressText: string, lengthText: string): Diagnosis {
  if (lengthText.includes('.')) return diagnoseMask(addressText, lengthText)
  const length = readLength(lengthText)
  if (length === null) return diagnoseLength(addressText, lengthText)
  const address = scanAddress(addressText, addressText.length)
  if (address < 0) return diagnoseAddressPart(addressText, length)
  const suggestions = [format(address, length), format(address, 32)]
  return { code: 'host-bits', reason: `has host bits set below /${length}`, suggestions }
}

function diagnoseAddressPart(text: string, length: number | null): Diagnosis {
  const { code, reason, meant } = diagnoseQuad(text)
  if (code === 'not-an-address') return { code: 'not-a-prefix', reason: `is not a prefix such as ${example}` }
  return { code, reason, suggestions: meant === null ? [] : suggestBlocks(meant, length) }
}

function diagnoseLength(addressText: string, text: string): Diagnosis {
  const address = readAddress(addressText)
  const meant = /^\s*(0x[\da-f]+|\d+)\s*$/i.test(text) ? Number(text) : Number.NaN
  const suggestions = address !== null && meant <= 32 ? suggestBlocks(address, meant) : []
  if (text === '') {
    const blocks = address === null ? [] : [...new Set([format(address, 32), format(address, 24)])]
    return { code: 'missing-length', reason: 'has a slash and no prefix length behind it', suggestions: blocks }
  }
  if (/^-?\d+$/.test(text) && !(meant <= 32)) {
    return { code: 'length-out-of-range', reason: `has the length ${text.slice(0, 12)}, and a length is 0 to 32` }
  }
  if (/^0\d+$/.test(text)) return { code: 'leading-zero', reason: 'has a leading zero in its length', suggestions }
  if (/^0x[\da-f]+$/i.test(text)) return { code: 'hex', reason: 'has its length in hexadecimal', suggestions }
  return { code: 'stray-text', reason: 'has more than a number behind its slash', suggestions }
}

function diagnoseMask(addressText: string, maskText: string): Diagnosis {
  const address = readAddress(addressText)
  const mask = scanAddress(maskText, maskText.length)
  const asNetmask = Math.clz32(~mask)
  const asWildcard = Math.clz32(mask)
  const suggestions = (length: number) => (address === null ? [] : suggestBlocks(address, length))
  if (mask >= 0 && firstOfBlock(0xffffffff, asNetmask) === mask) {
    return { code: 'netmask', reason: 'has a netmask where a length belongs', suggestions: suggestions(asNetmask) }
  }
  if (mask >= 0 && hostBits(asWildcard) === mask) {
    return {
      code: 'netmask',
      reason: 'has a wildcard mask where a length belongs',
      suggestions: suggestions(asWildcard),
    }
  }
  return { code: 'netmask', reason: 'has something behind its slash that is neither a length nor a netmask' }
}

/** The prefix itself; with host bits set, the block around the address or the address alone. */
function suggestBlocks(address: number, length: number | null): string[] {
  if (length === null) return [format(address, 32), format(address, 24)]
  if ((address & hostBits(length)) === 0) return [format(address, length)]
  return [format(address, length), format(address, 32)]
}

function format(address: number, length: number): string {
  return `${formatAddress(firstOfBlock(address, length))}/${length}`
}

function readLength(text: string): number | null {
  return /^(\d|[12]\d|3[012])$/.test(text) ? Number(text) : null
}

function readAddress(text: string): number | null {
  const address = scanAddress(text, text.length)
  return address >= 0 ? address : diagnoseQuad(text).meant
}
