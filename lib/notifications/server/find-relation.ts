/** How the organisation acted for stands to a block: its linked holders and open deals against the statistics. */
import type { Prefix } from '#lib/address-space/prefix.ts'
import { listOpenBlocks } from '#lib/deals/server/list-open-blocks.ts'
import { isOfMarket } from '#lib/diligence/server/choose-world.ts'
import { findDossier } from '#lib/diligence/server/find-dossier.ts'
import { listOwnHolders } from '#lib/identity/server/link-holder.ts'
import type { Member } from '#lib/kernel/actor.ts'
import { type HolderRelation, judgeRelation } from '../incidents/holder-relation.ts'

export async function findRelation(actor: Member, block: Prefix): Promise<HolderRelation> {
  const [found, own, dealt] = await Promise.all([
    findDossier(actor, { block, asn: null }),
    // Holders are linked, and deals made, in the market's own world alone.
    isOfMarket(block) ? listOwnHolders(actor) : [],
    listOpenBlocks(actor, block),
  ])
  const registered = found.ok ? found.value.dossier : { registrations: null, registeredAddresses: null }
  return judgeRelation(block, { registered, own, dealt })
}
