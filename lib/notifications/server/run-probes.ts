/**
 * Asks every address that a watch names, as long as its watcher controls it, and tells them what has come about of it.
 * One that is somebody else's by now is ended, with what is open of it: nobody would ever tell that it is over.
 */
import { prefixAt } from '#lib/address-space/prefix.ts'
import { followProbes } from '#lib/diligence/server/follow-measured.ts'
import { takeProbes } from '#lib/diligence/server/take-probes.ts'
import type { SystemActor } from '#lib/kernel/actor.ts'
import { sortByControl } from '#lib/listings/server/find-controlled.ts'
import { inTransaction } from '#lib/platform/transaction.ts'
import { endProbe, selectProbes } from './probe-store.ts'
import { raiseAlerts } from './raise-alerts.ts'
import { tellAlerts } from './tell-alerts.ts'

/** Counts for the log. Control is asked for each time: who sold an address has no say over it any more. */
export async function runProbes(actor: SystemActor) {
  const named = await selectProbes(actor)
  const { controlled, lost } = await sortByControl(
    actor,
    named.map((probe) => ({ ...probe, block: prefixAt(probe.address, 32) })),
  )
  for (const probe of lost) await inTransaction((tx) => endProbe(actor, tx, probe))
  const once = new Map(controlled.map((probe) => [`${probe.address}:${probe.port}`, probe]))
  const probed = await takeProbes(actor, [...once.values()])
  const changes = await followProbes(
    actor,
    controlled.map(({ watched, ...probe }) => ({ ...probe, block: watched })),
  )
  const alerts = changes === 0 ? 0 : await raiseAlerts(actor)
  if (alerts > 0) await tellAlerts(actor)
  return { ...probed, notControlled: named.length - controlled.length, ended: lost.length, changes, alerts }
}
