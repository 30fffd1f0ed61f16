/** Where sources place a block, as the command line prints it: one object, its ranges in dotted form. */
import { formatAddress } from '#lib/address-space/address.ts'
import { formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import type { AddressRange } from '#lib/address-space/range.ts'
import { checkLocation } from './checks/location.ts'
import type { EvidenceSet } from './evidence.ts'

/** `location` is null where no source of locations was imported. */
export function publishLocation(block: Prefix, evidence: EvidenceSet, at: string): object {
  const location = checkLocation(block, evidence)
  const sources = evidence.locationSources.map(({ kind: _, ...told }) => told)
  if (location === null) return { prefix: formatPrefix(block), at, location, sources }
  const voices = location.voices.map(({ ranges, ...voice }) => ({ ...voice, ranges: ranges.map(dotted) }))
  const disagreements = location.disagreements.map(dotted)
  return { prefix: formatPrefix(block), at, location: { ...location, voices, disagreements }, sources }
}

const dotted = <T extends AddressRange>({ start, end, ...rest }: T) => ({
  ...{ start: formatAddress(start), end: formatAddress(end) },
  ...rest,
})
