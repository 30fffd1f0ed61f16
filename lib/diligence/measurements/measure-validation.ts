/** What the RPKI says of a route of a block by one AS: the VRPs that permit it, and its state by RFC 6811. */
import { formatPrefix, type Prefix, prefixAt } from '#lib/address-space/prefix.ts'
import type { OriginValidation } from '#lib/routing/origin-validation.ts'
import type { Vrp } from '../dossier.ts'
import type { EvidenceSet } from '../evidence.ts'
import { publishedVrps } from '../with-exceptions.ts'
import { type Measured, measureIn } from './measurement.ts'

export type RouteQuestion = { block: Prefix; asn: number }

export type RouteValidation = {
  /** Every VRP that covers the block, whatever its AS; by length, then AS. Never empty. */
  covering: readonly Vrp[]
  /** Those of the AS whose length permits the route. AS0 permits nothing. */
  permitting: readonly Vrp[]
  validation: OriginValidation
}

/** `nothing-found`: no VRP covers the block, so that the route would be NotFound. One answer a VRP source. */
export function measureValidation(question: RouteQuestion, evidence: EvidenceSet): Measured<RouteValidation>[] {
  const asked = evidence.sources.filter(({ kind }) => kind === 'vrps')
  return asked.map((source) => measureIn(source, () => findValidation(question, evidence)))
}

function findValidation({ block, asn }: RouteQuestion, evidence: EvidenceSet): RouteValidation | null {
  // Other networks validate without this site's local exceptions.
  const vrps = publishedVrps(evidence)
  if (!vrps) return null
  const rows = vrps.table.covering(block.address, block.length).map((index) => vrps.table.row(index))
  if (rows.length === 0) return null
  const covering = rows
    .map(({ address, length, ...rest }) => ({
      prefix: formatPrefix(prefixAt(address, length)),
      asn: rest.asn,
      maxLength: rest.maxLength,
      ta: rest.ta,
      length,
    }))
    .sort((a, b) => a.length - b.length || a.asn - b.asn || a.maxLength - b.maxLength)
    .map(({ length: _, ...vrp }) => vrp)
  return {
    covering,
    permitting: covering.filter((vrp) => vrp.asn !== 0 && vrp.asn === asn && vrp.maxLength >= block.length),
    validation: vrps.table.validate(block.address, block.length, asn),
  }
}
