/** The dossier of a listed block now, in the world that the market runs in. */
import type { Prefix } from '#lib/address-space/prefix.ts'
import type { Dossier } from '#lib/diligence/dossier.ts'
import { examineBlock } from '#lib/diligence/examine-block.ts'
import { evidenceNow } from '#lib/diligence/server/evidence-now.ts'
import { worldNow } from '#lib/platform/clock.ts'

export async function examineListing(block: Prefix): Promise<Dossier> {
  const at = (await worldNow()).toISOString()
  return examineBlock(block, await evidenceNow(), { at, asn: null })
}
