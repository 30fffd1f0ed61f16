import type { Rir } from '#lib/registry/rir.ts'
import { routingRegistryOf } from '#lib/routing/irr-registries.ts'
import type { EvidenceSet } from './evidence.ts'

/** Whether the routing registry of the block's own region was imported: the silence of the others alone says little. */
export function isHomeAsked(rir: Rir | null, { routeObjects }: EvidenceSet): boolean {
  const home = rir && routingRegistryOf(rir)
  return home !== null && routeObjects.some(({ snapshot }) => snapshot.source === `irr-${home.source.toLowerCase()}`)
}
