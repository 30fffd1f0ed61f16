/** Whether an organisation has shown a registry's record that it controls an address, and still has it. */
import { containsPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import { examineBlock } from '#lib/diligence/examine-block.ts'
import { evidenceNow } from '#lib/diligence/server/evidence-now.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import { worldNow } from '#lib/platform/clock.ts'
import { freePrefixes } from '../free-parts.ts'
import { judgeHolder } from '../judge-gates.ts'
import { selectProvenListings, type Wanted } from './control-store.ts'

/**
 * Those of `wanted` that are controlled. What an organisation listed and sold since is its buyer's. What the statistics
 * do not show under the holder of the proof any more is somebody else's, in whatever state the listing is: a draft or
 * a withdrawn one is never rechecked. Statistics that cannot be read show nobody's control.
 */
export const findControlled = async <T extends Wanted>(actor: Actor, wanted: readonly T[]): Promise<T[]> =>
  (await sortByControl(actor, wanted)).controlled

/** Lost is what somebody else has by statistics that were read; where none were, it is neither. */
export async function sortByControl<T extends Wanted>(
  actor: Actor,
  wanted: readonly T[],
): Promise<Record<Standing, T[]>> {
  const standings = await findStandings(actor, wanted)
  const those = (standing: Standing) => wanted.filter((_, place) => standings[place] === standing)
  return { controlled: those('controlled'), notKnown: those('notKnown'), lost: those('lost') }
}

type Standing = 'controlled' | 'notKnown' | 'lost'

async function findStandings(actor: Actor, wanted: readonly Wanted[]): Promise<Standing[]> {
  const proven = Map.groupBy(await selectProvenListings(actor, wanted), ({ place }) => place)
  if (proven.size === 0) return wanted.map(() => 'lost')
  const [evidence, now] = await Promise.all([evidenceNow(), worldNow()])
  return wanted.map(({ block }, place) => {
    const left = (proven.get(place) ?? []).filter(({ block: listed, sold }) =>
      freePrefixes(listed, sold).some((part) => containsPrefix(part, block)),
    )
    if (left.length === 0) return 'lost'
    const dossier = examineBlock(block, evidence, { at: now.toISOString(), asn: null })
    const found = left.map((listing) => judgeHolder(listing, dossier))
    if (found.includes('passed')) return 'controlled'
    return found.includes('unknown') ? 'notKnown' : 'lost'
  })
}

export const hasProvenControl = async (actor: Actor, organisationId: string, block: Prefix): Promise<boolean> =>
  (await findControlled(actor, [{ organisationId, block }])).length > 0
