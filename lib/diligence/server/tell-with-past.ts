/** What a page and a pack tell of a block, with what came before the moment: one answer for both. */
import type { Prefix } from '#lib/address-space/prefix.ts'
import { findEarlierSetMembers } from '../checks/set-members.ts'
import type { Dossier } from '../dossier.ts'
import { examineBlock } from '../examine-block.ts'
import { withEarlierTables } from '../find-particulars.ts'
import type { Particulars } from '../particulars.ts'
import type { Catalogue } from './catalogue-store.ts'
import { type EarlierMoment, openEarlier } from './open-earlier.ts'
import { type Known, tellParticulars } from './tell-particulars.ts'

export type ToldWithPast = {
  particulars: Particulars
  /** The block's dossiers at those moments, newest first. */
  earlier: Dossier[]
  moments: EarlierMoment[]
}

export function tellWithPast(
  { block, asn }: { block: Prefix; asn: number | null },
  { catalogue, ...known }: Known & { catalogue: Catalogue },
): ToldWithPast {
  const { folder, at } = known
  const moments = openEarlier({ folder, catalogue, at }, block)
  const told = tellParticulars({ block, asn }, known)
  const tables = moments.map(({ evidence }) => evidence)
  return {
    particulars: {
      ...withEarlierTables(told, block, tables),
      earlierSetMembers: findEarlierSetMembers(block, moments),
    },
    earlier: moments.map(({ moment, evidence }) => examineBlock(block, evidence, { at: moment, asn: null })),
    moments,
  }
}
