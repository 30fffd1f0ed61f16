/** Every AS in an AS_SET that announces the block, a part of it or a wider one: any of them may be where its route begins. */
import type { Prefix } from '#lib/address-space/prefix.ts'
import { prefixOf, type Relation, relationTo } from '#lib/address-space/relation.ts'
import { membersOf } from '#lib/routing/origin-set.ts'
import type { EvidenceSet } from '../evidence.ts'
import { rowsOverlapping } from '../rows-overlapping.ts'
import { isTelling } from './routing.ts'

export type SetMember = { asn: number; relation: Relation }

/** Each once a relation. */
export function findSetMembers(block: Prefix, { announcements }: EvidenceSet): SetMember[] {
  const members = announcements.flatMap(({ table }) =>
    rowsOverlapping(table, block).flatMap((row): SetMember[] => {
      const prefix = prefixOf(row)
      if (row.originSet === null || !isTelling(block, prefix)) return []
      const relation = relationTo(block, prefix)
      return membersOf(row.originSet).map((asn) => ({ asn, relation }))
    }),
  )
  return [...new Map(members.map((member) => [`${member.asn} ${member.relation}`, member])).values()]
}

/** Of each earlier moment, by its instant, every AS in an AS_SET that announced the block itself. */
export function findEarlierSetMembers(
  block: Prefix,
  moments: readonly { moment: string; evidence: EvidenceSet }[],
): ReadonlyMap<string, readonly number[]> {
  return new Map(
    moments.map(({ moment, evidence }) => {
      const announcing = findSetMembers(block, evidence).filter(({ relation }) => relation === 'exact')
      return [moment, announcing.map(({ asn }) => asn)]
    }),
  )
}
