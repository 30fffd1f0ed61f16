/** The dossier that somebody takes a block by, as the hash of exactly what the command line prints for it. */
import type { Prefix } from '#lib/address-space/prefix.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { environment } from '#lib/platform/env.ts'
import { sha256 } from '#lib/platform/sha256.ts'
import { dossierCommand } from '../dossier-command.ts'
import { printDossier } from '../publish-dossier.ts'
import { chooseWorld } from './choose-world.ts'
import { examinerOf } from './examine-in-world.ts'
import { findTimeIn, type Unavailable } from './world-time.ts'

export type SealedDossier = {
  sha256: string
  /** ISO instant: what was known then. */
  at: string
  ruleVersion: string
  /** Prints the bytes that were hashed. */
  command: string
}

export type SealRefusal = Unavailable | { code: 'bad-moment'; message: string }

/** `at` is a moment that a reader was shown; without one it is now. What is not known yet cannot be sealed. */
export async function sealDossier(
  _actor: Actor,
  { block, asn, at: shown }: { block: Prefix; asn: number | null; at?: string },
): Promise<Result<SealedDossier, SealRefusal>> {
  const world = chooseWorld(block)
  const now = await findTimeIn(world)
  if (!now.ok) return now
  const at = shown === undefined ? now.value : readMoment(shown)
  if (at === null || at > now.value)
    return err({ code: 'bad-moment', message: 'Load the page again: the dossier is sealed as it was shown to you.' })
  const dossier = examinerOf({ dataDir: environment().DOTQUAD_DATA_DIR, world: world.id }, { at, asn })(block)
  const { ruleVersion } = dossier
  return ok({ sha256: sha256(printDossier(dossier)), at, ruleVersion, command: dossierCommand(world.id, dossier) })
}

/** An instant as this house writes them, or null. */
function readMoment(text: string): string | null {
  const moment = new Date(text)
  return Number.isNaN(moment.getTime()) || moment.toISOString() !== text ? null : text
}
