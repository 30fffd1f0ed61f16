/** The VRPs that validation uses: the published ones, or what an operator's local exceptions make of them. */
import { applyExceptions, type LocalExceptions } from '#lib/routing/local-exceptions.ts'
import type { VrpIndex } from '#lib/routing/vrp-index.ts'
import type { EvidenceSet, Opened } from './evidence.ts'

/** A full export takes half a second to go through: once, as long as both stay open. */
const made = new WeakMap<VrpIndex, { exceptions: LocalExceptions; effective: VrpIndex }>()

/** Without VRPs there is nothing to make an exception to: an assertion alone is no validation. */
export function withExceptions(
  published: Opened<VrpIndex> | null,
  exceptions: Opened<LocalExceptions> | null,
): Pick<EvidenceSet, 'vrps' | 'localExceptions'> {
  if (!(published && exceptions)) return { vrps: published, localExceptions: null }
  const known = made.get(published.table)
  const isSame = known?.exceptions === exceptions.table
  const effective = isSame ? known.effective : applyExceptions(published.table, exceptions.table)
  if (!isSame) made.set(published.table, { exceptions: exceptions.table, effective })
  return {
    vrps: { snapshot: published.snapshot, table: effective },
    localExceptions: { ...exceptions, published: published.table },
  }
}

/** What the RPKI itself says: what a deal is closed by, and what the records of the export show. */
export const publishedVrps = ({ vrps, localExceptions }: EvidenceSet): EvidenceSet['vrps'] =>
  vrps && localExceptions ? { snapshot: vrps.snapshot, table: localExceptions.published } : vrps
