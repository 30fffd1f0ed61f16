/** What somebody is about to order of a block, as an address: it outlives the way through the sign-in page. */
import { formatAsn, parseAsn } from '#lib/address-space/asn.ts'
import { formatPrefix, type Prefix, parsePrefix } from '#lib/address-space/prefix.ts'
import { quote } from '#lib/kernel/quote.ts'
import { type DealType, dealTypes } from './deal-type.ts'

/** Null is not chosen yet. `months` is a lease's; `asn` announces the block, and is asked about in its dossier. */
export type OrderChoice = {
  readonly dealType: DealType | null
  readonly part: Prefix | null
  readonly months: number | null
  readonly asn: number | null
}

/** A sentence by the name of its field. */
export type ChoiceProblems = Readonly<Record<string, string>>

export function readOrderChoice(params: URLSearchParams): { choice: OrderChoice; problems: ChoiceProblems } {
  const problems: Record<string, string> = {}
  const typed = (name: string) => (params.get(name) ?? '').trim()
  const [deal, partText, monthsText, asnText] = [typed('deal'), typed('part'), typed('months'), typed('asn')]
  const dealType = dealTypes.find((type) => type === deal) ?? null
  if (deal !== '' && !dealType) problems.deal = `${quote(deal)} is none of ${dealTypes.join(', ')}.`
  const part = partText === '' ? null : parsePrefix(partText)
  if (part && !part.ok) problems.part = part.error.message
  const months = /^\d{1,3}$/.test(monthsText) ? Number(monthsText) : null
  if (monthsText !== '' && months === null) problems.months = `${quote(monthsText)} is no number of months such as 12.`
  const asn = asnText === '' ? null : parseAsn(asnText)
  if (asn && !asn.ok) problems.asn = asn.error.message
  return { choice: { dealType, part: part?.ok ? part.value : null, months, asn: asn?.ok ? asn.value : null }, problems }
}

/** `deal=lease&part=240.1.8.0/24&months=12&asn=AS64500`; only what is chosen. */
export function writeOrderChoice({ dealType, part, months, asn }: OrderChoice): string {
  const pairs: [string, string | null][] = [
    ['deal', dealType],
    ['part', part && formatPrefix(part)],
    ['months', months === null ? null : String(months)],
    ['asn', asn === null ? null : formatAsn(asn)],
  ]
  const written = pairs.filter((pair): pair is [string, string] => pair[1] !== null)
  return new URLSearchParams(written).toString().replaceAll('%2F', '/')
}
