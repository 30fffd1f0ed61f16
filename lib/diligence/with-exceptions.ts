/** The VRPs that validation uses: the published ones, or what an operator's local exceptions make of them. */
import { applyExceptions, type LocalExceptions } from '#lib/routing/local-exceptions.ts'
import type { VrpIndex } from '#lib/routing/vrp-index.ts'
import type { EvidenceSet, Opened } from './evidence.ts'

/** A full export takes half a second to go through: once for each pair, as long as both stay open. */
const made = new WeakMap<VrpIndex, WeakMap<LocalExceptions, VrpIndex>>()

/** Without VRPs there is nothing to make an exception to: an assertion alone is no validation. */
export function withExceptions(
  published: Opened<VrpIndex> | null,
  exceptions: Opened<LocalExceptions> | null,
): Pick<EvidenceSet, 'vrps' | 'localExceptions'> {
  if (!(published && exceptions))
    return { vrps: published, localExceptions: exceptions && { ...exceptions, published: null } }
  const known = made.get(published.table) ?? new WeakMap<LocalExceptions, VrpIndex>()
  const effective = known.get(exceptions.table) ?? applyExceptions(published.table, exceptions.table)
  made.set(published.table, known.set(exceptions.table, effective))
  return {
    vrps: { snapshot: published.snapshot, table: effective },
    localExceptions: { ...exceptions, published: published.table },
  }
}

/** What the RPKI itself says: what a deal is closed by, and what the records of the export show. */
export const publishedVrps = ({ vrps, localExceptions }: EvidenceSet): EvidenceSet['vrps'] =>
  vrps && localExceptions?.published ? { snapshot: vrps.snapshot, table: localExceptions.published } : vrps
