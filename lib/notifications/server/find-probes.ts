/** The addresses that an organisation named, with what is usual of each over the last week and what is open of it. */
import type { ProbeHistory } from '#lib/diligence/probe.ts'
import { findProbeHistories } from '#lib/diligence/server/take-probes.ts'
import { isAllowed } from '#lib/identity/policy.ts'
import { actingOrganisation, type Member } from '#lib/kernel/actor.ts'
import type { Alert } from '../watch.ts'
import { selectOwnAlerts } from './alert-store.ts'
import { selectProbesOf } from './probe-store.ts'

export type ProbeLine = ProbeHistory & { id: string; alerts: readonly Alert[] }

export async function findProbes(actor: Member): Promise<ProbeLine[]> {
  const organisationId = actingOrganisation(actor)
  if (!isAllowed(actor, 'watch-blocks', [organisationId])) return []
  const named = await selectProbesOf(actor, organisationId)
  const histories = await findProbeHistories(actor, named)
  const alerts = await selectOwnAlerts(
    actor,
    named.map(({ watchId }) => watchId),
  )
  return histories.map((history, place) => ({ ...history, alerts: alerts.get(named[place]?.watchId ?? '') ?? [] }))
}
