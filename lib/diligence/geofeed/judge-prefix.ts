/** The first field of a line: an IPv4 prefix or address, strictly read; an IPv6 one, only told from what is none. */
import { formatAddress, parseAddress } from '#lib/address-space/address.ts'
import { formatPrefix, type Prefix, parsePrefix, prefixAt } from '#lib/address-space/prefix.ts'
import { quote } from '#lib/kernel/quote.ts'
import type { GeofeedFault } from './geofeed-rules.ts'

/** `prefix` is null for IPv6, and where there is a fault. */
export type JudgedPrefix = { family: 'ipv4' | 'ipv6' | null; prefix: Prefix | null; faults: readonly GeofeedFault[] }

const shapeOfIpv6 = /^[\da-f]{0,4}(?::[\da-f.]{0,15}){2,8}(?:\/\d{1,3})?$/i
const shapeOfIpv4 = /^\d+(?:\.\d+){3}(?:\/\d+)?$/

export const looksLikePrefix = (text: string): boolean => shapeOfIpv4.test(text) || shapeOfIpv6.test(text)

export function judgePrefix(text: string): JudgedPrefix {
  if (text === '') return refused('prefix-missing', 'The line has no prefix, so that it places nothing.')
  if (shapeOfIpv6.test(text)) return { family: 'ipv6', prefix: null, faults: [] }
  const wide = judgeWidth(text)
  if (wide) return { family: 'ipv4', prefix: null, faults: [wide] }
  if (!text.includes('/')) {
    const address = parseAddress(text)
    if (address.ok) return { family: 'ipv4', prefix: prefixAt(address.value, 32), faults: [] }
    return refused('prefix-malformed', address.error.message, text)
  }
  const prefix = parsePrefix(text)
  if (prefix.ok) return { family: 'ipv4', prefix: prefix.value, faults: [] }
  const { code, message } = prefix.error
  return refused(code === 'host-bits' ? 'host-bits' : 'prefix-malformed', message, text)
}

const refused = (rule: GeofeedFault['rule'], message: string, text = ''): JudgedPrefix => ({
  ...{ family: shapeOfIpv4.test(text) ? 'ipv4' : null, prefix: null },
  faults: [{ rule, message }],
})

/** No registration is wider than a /8, so that a length of one digit below 8 has lost the other: `/6` of `/26`. */
const widest = 8

function judgeWidth(text: string): GeofeedFault | null {
  const [, dotted = '', digit] = /^([\d.]+)\/([0-7])$/.exec(text) ?? []
  const address = parseAddress(dotted)
  if (digit === undefined || !address.ok) return null
  const meant = [10, 20, 30]
    .map((tens) => tens + Number(digit))
    .filter((length) => length >= widest && length <= 32 && prefixAt(address.value, length).address === address.value)
    .map((length) => formatPrefix(prefixAt(address.value, length)))
  // The whole of IPv4 is no shorter spelling of anything.
  const asked = meant.length === 0 || address.value === 0 ? '.' : `; did you mean ${meant.join(' or ')}?`
  const size = `${quote(`${formatAddress(address.value)}/${digit}`)} is wider than any registration`
  return { rule: 'prefix-too-wide', message: `${size}, which has a /${widest} at most${asked}` }
}
