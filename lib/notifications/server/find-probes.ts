/** The addresses that an organisation named, with what is usual of each over the last week. */
import type { ProbeHistory } from '#lib/diligence/probe.ts'
import { findProbeHistories } from '#lib/diligence/server/take-probes.ts'
import { isAllowed } from '#lib/identity/policy.ts'
import { actingOrganisation, type Member } from '#lib/kernel/actor.ts'
import { selectProbesOf } from './probe-store.ts'

export async function findProbes(actor: Member): Promise<(ProbeHistory & { id: string })[]> {
  const organisationId = actingOrganisation(actor)
  if (!isAllowed(actor, 'watch-blocks', [organisationId])) return []
  const named = await selectProbesOf(actor, organisationId)
  return findProbeHistories(actor, named)
}
