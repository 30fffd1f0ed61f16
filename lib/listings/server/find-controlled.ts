/** Whether an organisation has shown a registry's record that it controls an address, and still has it. */
import { containsPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import { examineBlock } from '#lib/diligence/examine-block.ts'
import { evidenceNow } from '#lib/diligence/server/evidence-now.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import { worldNow } from '#lib/platform/clock.ts'
import { freePrefixes } from '../free-parts.ts'
import { isHolderOf } from '../judge-gates.ts'
import { selectProvenListings, type Wanted } from './control-store.ts'

/**
 * Those of `wanted` that are controlled. What an organisation listed and sold since is its buyer's. What the statistics
 * do not show under the holder of the proof any more is somebody else's, in whatever state the listing is: a draft or
 * a withdrawn one is never rechecked. Statistics that cannot be read show nobody's control.
 */
export async function findControlled<T extends Wanted>(actor: Actor, wanted: readonly T[]): Promise<T[]> {
  const proven = Map.groupBy(await selectProvenListings(actor, wanted), ({ place }) => place)
  if (proven.size === 0) return []
  const [evidence, now] = await Promise.all([evidenceNow(), worldNow()])
  return wanted.filter(({ block }, place) => {
    const left = (proven.get(place) ?? []).filter(({ block: listed, sold }) =>
      freePrefixes(listed, sold).some((part) => containsPrefix(part, block)),
    )
    if (left.length === 0) return false
    const dossier = examineBlock(block, evidence, { at: now.toISOString(), asn: null })
    return left.some((listing) => isHolderOf(listing, dossier))
  })
}

export const hasProvenControl = async (actor: Actor, organisationId: string, block: Prefix): Promise<boolean> =>
  (await findControlled(actor, [{ organisationId, block }])).length > 0
