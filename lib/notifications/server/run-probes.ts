/** Asks every address that a watch names, as long as its watcher controls it. */
import { prefixAt } from '#lib/address-space/prefix.ts'
import { takeProbes } from '#lib/diligence/server/take-probes.ts'
import type { SystemActor } from '#lib/kernel/actor.ts'
import { hasProvenControl } from '#lib/listings/server/has-proven-control.ts'
import { type NamedProbe, selectProbes } from './probe-store.ts'

/** Counts for the log. Control is asked for each time: who sold an address has no say over it any more. */
export async function runProbes(actor: SystemActor) {
  const controlled: NamedProbe[] = []
  const named = await selectProbes(actor)
  for (const probe of named) {
    if (await hasProvenControl(actor, probe.organisationId, prefixAt(probe.address, 32))) controlled.push(probe)
  }
  const once = new Map(controlled.map((probe) => [`${probe.address}:${probe.port}`, probe]))
  return { ...(await takeProbes(actor, [...once.values()])), notControlled: named.length - controlled.length }
}
