/** Figures and lists as people read them. English, and the same everywhere on the page. */

// Building a formatter costs more than a thousand uses of it.
const wholeNumber = new Intl.NumberFormat('en-US')
const oneDecimal = new Intl.NumberFormat('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 })
const disjunction = new Intl.ListFormat('en-GB', { type: 'disjunction' })
const conjunction = new Intl.ListFormat('en-GB', { type: 'conjunction' })

/** `16384` -> `16,384`. Most figures of a page are small, and need no formatter. */
export const formatCount = (count: number): string => (count < 1000 ? String(count) : wholeNumber.format(count))

const plurals: Record<string, string> = {
  address: 'addresses',
  registry: 'registries',
  entry: 'entries',
  copy: 'copies',
  prefix: 'prefixes',
}

/** `quantity(1, 'route')` -> `1 route`; `quantity(2, 'address')` -> `2 addresses` */
export function quantity(count: number, noun: string): string {
  if (count === 1) return `1 ${noun}`
  const last = noun.slice(noun.lastIndexOf(' ') + 1)
  const plural = plurals[last] ?? `${last}s`
  return `${formatCount(count)} ${noun.slice(0, noun.length - last.length)}${plural}`
}

/** `['a', 'b', 'c']` -> `a, b and c`; past `most` the rest are counted, so a sentence stays a sentence. */
export function enumerate(items: readonly string[], most = 3): string {
  const rest = items.length - most
  return conjunction.format(rest > 0 ? [...items.slice(0, most), `${formatCount(rest)} more`] : items)
}

/** `['a', 'b']` -> `a or b`: what is true of all of them together need not be true of each. */
export const enumerateEither = (items: readonly string[]): string => disjunction.format(items)

/** `share(4096, 16384)` -> `4,096 of 16,384 addresses (25.0 %)`, `all 256 addresses` when nothing is left out. */
export function share(part: number, whole: number): string {
  if (part === whole) return whole === 1 ? 'the one address' : `all ${quantity(whole, 'address')}`
  return `${formatCount(part)} of ${quantity(whole, 'address')} (${formatPercent(part, whole)})`
}

/** Never rounds a part to nothing or to all: `1 of 65,536` is `under 0.1 %`. */
export function formatPercent(part: number, whole: number): string {
  const percent = (part / whole) * 100
  if (percent > 0 && percent < 0.1) return 'under 0.1 %'
  if (percent > 99.9 && percent < 100) return 'over 99.9 %'
  return `${oneDecimal.format(percent)} %`
}

/** A full stop behind it; a name such as `Inc.` brings its own. */
export const endSentence = (text: string): string => (text.endsWith('.') ? text : `${text}.`)

export const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** `2026-11-23T08:00:00Z` -> `2026-11-23 08:00 UTC`; a day stays a day, and no date is said to be none. */
export function formatAsOf(asOf: string | null): string {
  const [day, time] = (asOf ?? 'undated').split('T')
  return time ? `${day} ${time.slice(0, 5)} UTC` : (day ?? 'undated')
}
