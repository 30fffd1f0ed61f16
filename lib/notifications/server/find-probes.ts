/** The addresses that an organisation named, with what is usual of each over the last week and what is open of it. */
import { formatAddress } from '#lib/address-space/address.ts'
import { prefixAt } from '#lib/address-space/prefix.ts'
import type { ProbeHistory } from '#lib/diligence/probe.ts'
import { findProbeHistories } from '#lib/diligence/server/take-probes.ts'
import { isAllowed } from '#lib/identity/policy.ts'
import { actingOrganisation, type Member } from '#lib/kernel/actor.ts'
import { findControlled } from '#lib/listings/server/find-controlled.ts'
import type { Alert } from '../watch.ts'
import { selectOwnAlerts } from './alert-store.ts'
import { selectProbesOf } from './probe-store.ts'

export type ProbeLine = {
  id: string
  address: string
  port: number
  /** Null where control is not shown any more: what is measured of it now is its new holder's alone. */
  history: ProbeHistory | null
  alerts: readonly Alert[]
}

export async function findProbes(actor: Member): Promise<ProbeLine[]> {
  const organisationId = actingOrganisation(actor)
  if (!isAllowed(actor, 'watch-blocks', [organisationId])) return []
  const named = await selectProbesOf(actor, organisationId)
  const controlled = await findControlled(
    actor,
    named.map((probe) => ({ ...probe, block: prefixAt(probe.address, 32) })),
  )
  const histories = await findProbeHistories(actor, controlled)
  const alerts = await selectOwnAlerts(
    actor,
    named.map(({ watchId }) => watchId),
  )
  return named.map(({ id, address, port, watchId }) => ({
    ...{ id, address: formatAddress(address), port },
    history: histories.get(id) ?? null,
    alerts: alerts.get(watchId) ?? [],
  }))
}
