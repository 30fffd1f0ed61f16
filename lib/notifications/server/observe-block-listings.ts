/** How a block stands on lists now: what its dossier and the kept answers of DNS blocklists say. Asks nobody. */
import type { Prefix } from '#lib/address-space/prefix.ts'
import { findDossier } from '#lib/diligence/server/find-dossier.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import { ok, type Result } from '#lib/kernel/result.ts'
import { findDnsblStanding } from '#lib/reputation/server/find-dnsbl-standing.ts'
import type { Observed } from '../incidents/listing-observation.ts'

/** Fails where the world's time cannot be read, with the reason. */
export async function observeBlockListings(actor: Actor, block: Prefix): Promise<Result<Observed, string>> {
  const found = await findDossier(actor, { block, asn: null })
  if (!found.ok) return { ok: false, error: found.error.message }
  return ok({ dossier: found.value.dossier, standing: await findDnsblStanding(actor, block) })
}
