import { parseAsn } from '#lib/address-space/asn.ts'
import { UsageProblem } from './usage.ts'

/** The AS number that `--asn` names, or null. */
export function asnOption(given: string | undefined): number | null {
  if (given === undefined) return null
  const asn = parseAsn(given)
  if (asn.ok) return asn.value
  throw new UsageProblem(`--asn: ${asn.error.message}`)
}
