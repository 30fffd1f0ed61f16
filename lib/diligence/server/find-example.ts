/** The dossier of the block that a world running here opens on; null where there is none to show now. */
import type { Actor } from '#lib/kernel/actor.ts'
import { hasSnapshots, worldsHere } from './choose-world.ts'
import { type FoundDossier, findDossier } from './find-dossier.ts'

export async function findExample(actor: Actor): Promise<FoundDossier | null> {
  const world = worldsHere().find(({ example }) => example !== null)
  if (!(world?.example && hasSnapshots(world))) return null
  const found = await findDossier(actor, { block: world.example, asn: null })
  return found.ok ? found.value : null
}
