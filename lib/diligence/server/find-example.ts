/** The dossier of the block that a world running here opens on; null where none has one, or has imported nothing yet. */
import type { Actor } from '#lib/platform/actor.ts'
import { hasSnapshots, worldsHere } from './choose-world.ts'
import { type FoundDossier, findDossier } from './find-dossier.ts'

export async function findExample(actor: Actor): Promise<FoundDossier | null> {
  const world = worldsHere().find(({ example }) => example !== null)
  return world?.example && hasSnapshots(world) ? await findDossier(actor, { block: world.example, asn: null }) : null
}
