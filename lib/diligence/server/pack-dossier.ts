/** The pack of a block for a reader in the browser, of the moment that their page was shown for. */
import { formatPrefix } from '#lib/address-space/prefix.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { environment } from '#lib/platform/env.ts'
import type { CheckQuestion } from '../check-question.ts'
import { chooseMoment, type MomentRefusal } from './choose-moment.ts'
import { chooseWorld } from './choose-world.ts'
import { makePack, type Pack } from './make-pack.ts'
import { findKept } from './tell-particulars.ts'

/** A /8 bears on a hundred thousand rows, each with its record: seconds of work, and nobody reads it in a browser. */
const widestPacked = 12

export type PackRefusal = MomentRefusal | { code: 'too-wide'; message: string }

/** A dossier is public, and so is what it rests on: any actor may ask for any block. */
export async function packDossier(
  actor: Actor,
  { block, asn, at: shown }: CheckQuestion,
): Promise<Result<Pack, PackRefusal>> {
  if (block.length < widestPacked) {
    const text = formatPrefix(block)
    const message = `${text} is wider than /${widestPacked}, the widest block packed here; for wider ones use the command line: dotquad pack ${text} --out FILE.`
    return err({ code: 'too-wide', message })
  }
  const world = chooseWorld(block)
  const at = await chooseMoment(world, shown)
  if (!at.ok) return at
  const kept = await findKept(actor, world, block)
  const place = { dataDir: environment().DOTQUAD_DATA_DIR, world: world.id }
  return ok(makePack(place, { block, asn, at: at.value, kept }))
}
