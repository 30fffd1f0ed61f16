/** An offer as a seller types it: prices per address by kind of deal and size of part, terms, and what is wrong with it. */
import type { Prefix } from '#lib/address-space/prefix.ts'
import { type Currency, money } from '#lib/kernel/money.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { type DealType, dealTypes } from './deal-type.ts'
import { type PartPrice, sizeOfPart } from './price.ts'
import { parseRate, writeRate } from './rate.ts'
import { isLeaseTerm, type ListingTerms, longestNote, type PermittedUse, permittedUses } from './terms.ts'

export type Offer = { readonly prices: readonly PartPrice[]; readonly terms: ListingTerms }
export type OfferProblem = { readonly field: string; readonly message: string }

const longest = 24
const microsInMinor = 10_000n

/** The sizes a part of the block may have: its own down to a /24. */
export const partLengthsOf = ({ length }: Prefix): number[] =>
  Array.from({ length: longest - length + 1 }, (_, index) => length + index)

/** The name of a price's field in the form. */
export const priceField = (dealType: DealType, partLength: number): string => `${dealType}-${partLength}`

/** The name of the box that permits a use. */
export const fieldOfUse = (use: PermittedUse): string => `use-${use}`

/** Every field that is wrong is told, so that nobody mends one to be shown the next. Reads a form: `sale-24` and so on are prices per address, empty where a part is not offered so. */
export function parseOffer(
  { block, currency }: { block: Prefix; currency: Currency },
  text: (field: string) => string,
  chosenUses: readonly string[],
): Result<Offer, readonly OfferProblem[]> {
  const prices: PartPrice[] = []
  const problems: OfferProblem[] = []
  for (const dealType of dealTypes)
    for (const partLength of partLengthsOf(block)) {
      const field = priceField(dealType, partLength)
      const typed = text(field).trim()
      if (typed === '') continue
      const price = readPrice(typed, partLength, currency)
      if (price.ok) prices.push({ dealType, partLength, amount: price.value })
      else problems.push({ field, message: price.error })
    }
  const lease = prices.some(({ dealType }) => dealType === 'lease') ? readLease(text) : ok(null)
  if (!lease.ok) problems.push(lease.error)
  const note = text('note').trim()
  if (note.length > longestNote)
    problems.push({ field: 'note', message: `A note has at most 2,000 characters; this has ${note.length}.` })
  if (problems.length > 0 || !lease.ok) return err(problems)
  return ok({
    prices,
    terms: { lease: lease.value, permittedUses: permittedUses.filter((use) => chosenUses.includes(use)), note },
  })
}

/** The whole part's price from the price per address. */
function readPrice(typed: string, partLength: number, currency: Currency) {
  const rate = parseRate(typed)
  if (!rate.ok) return rate
  const minor = minorOf(rate.value, partLength)
  return minor > 0n
    ? ok(money(currency, minor))
    : err('A price is more than nothing; leave the field empty to offer none.')
}

/** What a seller would type for this price: the shortest rate that comes to the same amount. */
export function typedRate({ partLength, amount }: PartPrice): string {
  const size = BigInt(sizeOfPart(partLength))
  const micros = amount.minor * microsInMinor
  let rate = 0n
  for (let unit = 1_000_000n; unit > 0n; unit /= 10n) {
    rate = ((2n * micros + size * unit) / (2n * size * unit)) * unit
    if (minorOf(rate, partLength) === amount.minor) break
  }
  return writeRate(rate)
}

/** Of the whole part, rounded to the minor unit: half up. */
const minorOf = (rate: bigint, partLength: number): bigint =>
  (rate * BigInt(sizeOfPart(partLength)) + microsInMinor / 2n) / microsInMinor

function readLease(text: (field: string) => string): Result<ListingTerms['lease'], OfferProblem> {
  const lease = { shortestMonths: Number(text('shortest')), longestMonths: Number(text('longest')) }
  if (isLeaseTerm(lease)) return ok(lease)
  return err({
    field: 'shortest',
    message: 'A lease runs 3 to 36 whole months, and its shortest term is not over its longest.',
  })
}
