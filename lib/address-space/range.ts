/** A run of addresses that need not be one CIDR block, as registries record them. Never empty. */
import { quote } from '#lib/kernel/quote.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { formatAddress, parseAddress } from './address.ts'
import { alignedBlocks } from './aligned-blocks.ts'
import { lastAddress, type Prefix, prefixAt } from './prefix.ts'

/** Addresses as unsigned integers, both inclusive, `start <= end`. */
export type AddressRange = { readonly start: number; readonly end: number }
export type RangeProblem = { readonly code: 'not-a-range' | 'bad-address' | 'backwards'; readonly message: string }

export function rangeOf(prefix: Prefix): AddressRange {
  return { start: prefix.address, end: lastAddress(prefix) }
}

/** Number of addresses, 1 to 4294967296. */
export function rangeSize(range: AddressRange): number {
  return range.end - range.start + 1
}

/** The fewest prefixes that cover the range exactly, in order. */
export function rangeToPrefixes(range: AddressRange): Prefix[] {
  return alignedBlocks(range.start, range.end).map(({ address, length }) => prefixAt(address, length))
}

/** The one prefix with exactly these addresses, or null if it takes several. */
export function asSinglePrefix(range: AddressRange): Prefix | null {
  const length = 32 - Math.log2(rangeSize(range))
  if (!Number.isInteger(length)) return null
  const prefix = prefixAt(range.start, length)
  return prefix.address === range.start ? prefix : null
}

/** Reads `first - last` as in RPSL `inetnum`, with or without spaces around the hyphen. */
export function parseRange(text: string): Result<AddressRange, RangeProblem> {
  const [first, last, ...rest] = text.length > 64 ? [] : text.split('-')
  if (first === undefined || last === undefined || rest.length > 0) {
    return err({ code: 'not-a-range', message: `${quote(text)} is not a range such as 192.0.2.0 - 192.0.2.255.` })
  }
  const start = parseAddress(first.trim())
  if (!start.ok) return err({ code: 'bad-address', message: start.error.message })
  const end = parseAddress(last.trim())
  if (!end.ok) return err({ code: 'bad-address', message: end.error.message })
  if (start.value > end.value) {
    const forwards = `${formatAddress(end.value)} - ${formatAddress(start.value)}`
    return err({ code: 'backwards', message: `${quote(text)} ends before it starts; did you mean ${forwards}?` })
  }
  return ok({ start: start.value, end: end.value })
}

/** As in RPSL: `192.0.2.0 - 192.0.2.255`. */
export function formatRange(range: AddressRange): string {
  return `${formatAddress(range.start)} - ${formatAddress(range.end)}`
}
