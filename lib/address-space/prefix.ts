/** A CIDR prefix: one aligned block of 2^0 to 2^32 addresses. Knows nothing of who holds or announces it. */
import type { Brand } from '#lib/kernel/brand.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import { err, type Result } from '#lib/kernel/result.ts'
import { formatAddress, scanAddress } from './address.ts'
import { firstOfBlock, hostBits, lastOfBlock } from './aligned-blocks.ts'
import { explainPrefixProblem, type PrefixProblem } from './explain-prefix-problem.ts'

export type { PrefixProblem }

/** `address` is the first address as an unsigned integer, host bits zero; `length` is 0 to 32. */
export type Prefix = Brand<{ readonly address: number; readonly length: number }, 'Prefix'>

/**
 * Reads `a.b.c.d/length`, strictly. A refusal says what is wrong and suggests the right prefix.
 * The way to success allocates nothing but its result: it is on the path of every bulk check.
 */
export function parsePrefix(text: string): Result<Prefix, PrefixProblem> {
  const slash = text.length - (text.charCodeAt(text.length - 2) === 0x2f ? 2 : 3)
  const length = scanLength(text, slash)
  if (length < 0) return err(explainPrefixProblem(text))
  const address = scanAddress(text, slash)
  if (address < 0 || (address & hostBits(length)) !== 0) return err(explainPrefixProblem(text))
  return { ok: true, value: { address, length } as Prefix }
}

/** The number behind the slash, which is one or two characters from the end; -1 if it is no length. */
function scanLength(text: string, slash: number): number {
  if (text.charCodeAt(slash) !== 0x2f) return -1
  const first = text.charCodeAt(slash + 1) - 0x30
  if (!(first >= 0 && first <= 9)) return -1
  if (slash + 2 === text.length) return first
  const second = text.charCodeAt(slash + 2) - 0x30
  const length = first * 10 + second
  return first > 0 && second >= 0 && second <= 9 && length <= 32 ? length : -1
}

export function formatPrefix(prefix: Prefix): string {
  return `${formatAddress(prefix.address)}/${prefix.length}`
}

/** The prefix of this length that the address lies in. */
export function prefixAt(address: number, length: number): Prefix {
  return { address: firstOfBlock(address, length), length } as Prefix
}

export function lastAddress(prefix: Prefix): number {
  return lastOfBlock(prefix.address, prefix.length)
}

/** Number of addresses, 1 to 4294967296. */
export function prefixSize(prefix: Prefix): number {
  return 2 ** (32 - prefix.length)
}

/** True if every address of `inner` is in `outer`; a prefix contains itself. */
export function containsPrefix(outer: Prefix, inner: Prefix): boolean {
  return outer.length <= inner.length && firstOfBlock(inner.address, outer.length) === outer.address
}

/** True if they share an address. Of two overlapping prefixes one always contains the other. */
export function overlapsPrefix(a: Prefix, b: Prefix): boolean {
  return containsPrefix(a, b) || containsPrefix(b, a)
}

/** All prefixes of `length` inside, in order: 2^(length - prefix.length) of them. Throws if `length` is shorter than the prefix's. */
export function splitPrefix(prefix: Prefix, length: number): Prefix[] {
  invariant(length >= prefix.length && length <= 32, 'a prefix is split into longer ones')
  const step = 2 ** (32 - length)
  return Array.from({ length: 2 ** (length - prefix.length) }, (_, index) =>
    prefixAt(prefix.address + index * step, length),
  )
}

/** Order of registries and routers: by address, and of one address the wider first. */
export function comparePrefixes(a: Prefix, b: Prefix): number {
  return a.address - b.address || a.length - b.length
}
