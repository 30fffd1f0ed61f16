/** The dossier that somebody takes a block by, as the hash of exactly what the command line prints for it. */
import type { Prefix } from '#lib/address-space/prefix.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import { ok, type Result } from '#lib/kernel/result.ts'
import { environment } from '#lib/platform/env.ts'
import { sha256 } from '#lib/platform/sha256.ts'
import { dossierCommand } from '../dossier-command.ts'
import { printDossier } from '../publish-dossier.ts'
import { chooseMoment, type MomentRefusal } from './choose-moment.ts'
import { chooseWorld } from './choose-world.ts'
import { examinerOf } from './examine-in-world.ts'

export type SealedDossier = {
  sha256: string
  /** ISO instant: what was known then. */
  at: string
  ruleVersion: string
  /** Prints the bytes that were hashed. */
  command: string
}

/** `at` is a moment that a reader was shown; without one it is now. What is not known yet cannot be sealed. */
export async function sealDossier(
  _actor: Actor,
  { block, asn, at: shown }: { block: Prefix; asn: number | null; at?: string },
): Promise<Result<SealedDossier, MomentRefusal>> {
  const world = chooseWorld(block)
  const moment = await chooseMoment(world, shown ?? null)
  if (!moment.ok) return moment
  const at = moment.value
  const dossier = examinerOf({ dataDir: environment().DOTQUAD_DATA_DIR, world: world.id }, { at, asn })(block)
  const { ruleVersion } = dossier
  return ok({ sha256: sha256(printDossier(dossier)), at, ruleVersion, command: dossierCommand(world.id, dossier) })
}
