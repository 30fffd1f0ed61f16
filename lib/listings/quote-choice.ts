/** What a chosen part costs now, if it is on offer and free; else what to choose instead. Pure. */
import { formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import type { RuleSet } from '#lib/registry/rule-set.ts'
import { isFree, listFreeParts } from './free-parts.ts'
import type { Listing } from './listing.ts'
import type { ChoiceProblems, OrderChoice } from './order-choice.ts'
import { type PartRequest, type Quote, quotePart } from './quote-part.ts'

export type QuotedPart = { readonly request: PartRequest; readonly quote: Quote }

/** Null problems where nothing is chosen yet. */
export function quoteChoice(
  { listing, taken, at, rules }: { listing: Listing; taken: readonly Prefix[]; at: Date; rules: RuleSet },
  { dealType, part, months, asn }: OrderChoice,
): Result<QuotedPart, ChoiceProblems> {
  if (!(dealType && part)) return err({})
  const request = { dealType, part, months: dealType === 'lease' ? months : null }
  const quote = quotePart(listing, request, { at, rules })
  if (!quote.ok) return err({ part: quote.error.message })
  if (!isFree(part, taken)) return err({ part: explainTaken(listing.block, part, taken) })
  if (dealType !== 'sale' && asn === null) return err({ asn: `Give the ASN that will announce ${formatPrefix(part)}.` })
  return ok({ request, quote: quote.value })
}

/** With the other parts of that size that are free. */
export function explainTaken(block: Prefix, part: Prefix, taken: readonly Prefix[]): string {
  const { parts, count } = listFreeParts(block, taken, { length: part.length, most: 3 })
  const instead =
    count === 0
      ? 'No other part of that size is free.'
      : `Free of that size: ${parts.map(formatPrefix).join(', ')}${count > parts.length ? ` and ${count - parts.length} more` : ''}.`
  return `${formatPrefix(part)} is taken. ${instead}`
}
