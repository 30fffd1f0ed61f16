/** The dossiers of what a listing offers, in the world that the market runs in. */
import { examineBlock } from '#lib/diligence/examine-block.ts'
import type { ExaminedBlock } from '#lib/diligence/examined-block.ts'
import { findParticulars } from '#lib/diligence/find-particulars.ts'
import { evidenceNow } from '#lib/diligence/server/evidence-now.ts'
import { systemActor } from '#lib/kernel/actor.ts'
import { worldNow } from '#lib/platform/clock.ts'
import { findRules } from '#lib/registry/server/find-rules.ts'
import { findDnsblStanding } from '#lib/reputation/server/find-dnsbl-standing.ts'
import { freePrefixes } from '../free-parts.ts'
import type { Listing } from '../listing.ts'
import { selectSoldParts } from './listing-store.ts'

/** `at`: ISO instant, world time. */
export type Examined = { readonly at: string; readonly blocks: readonly ExaminedBlock[] }

/**
 * One for each prefix that is left of the block, and of one moment: what was sold here is its buyer's, and what the
 * registry says of it says nothing of the rest. Where all of it was sold, one of the whole block.
 */
export async function examineListing({ id, block }: Pick<Listing, 'id' | 'block'>): Promise<Examined> {
  const [now, evidence, sold, { rules }] = await Promise.all([
    worldNow(),
    evidenceNow(),
    selectSoldParts(id),
    findRules(systemActor('gates')),
  ])
  const left = freePrefixes(block, sold)
  const examined = left.length > 0 ? left : [block]
  const at = now.toISOString()
  const blocks = await Promise.all(
    examined.map(async (prefix) => ({
      dossier: examineBlock(prefix, evidence, { at, asn: null, rules }),
      particulars: {
        ...findParticulars(prefix, evidence, null),
        rules,
        dnsbl: await findDnsblStanding(systemActor('gates'), prefix),
      },
    })),
  )
  return { at, blocks }
}
