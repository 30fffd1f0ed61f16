/** Which sets of routing registries name an AS: itself, through another set of the same registry, or as one of all. */
import type { RangeTable } from '#lib/address-space/range-table.ts'
import { type asSetMemberSchema, everyAs, keyOfSet } from '#lib/routing/as-set.ts'
import type { EvidenceSet } from '../evidence.ts'
import type { AsSetsFinding, NamingSet } from './asn-dossier.ts'

/** Sets name each other in thousands, and in circles. */
const mostWalked = 1_000

/** Null where no dump with sets was imported. */
export function findAsSets(asn: number, { asSets }: EvidenceSet): AsSetsFinding[] | null {
  if (asSets.length === 0) return null
  return asSets.map(({ snapshot: { source }, table }) => {
    const rows = rowsNaming(table, asn, null)
    const named = new Set(rows.map((row) => table.layout.values('set')[row] ?? 0))
    return {
      ...{ source, direct: tell(table, rows), ...walkUp(table, named) },
      everyAs: new Set(rowsNaming(table, keyOfSet(everyAs), everyAs).map((row) => table.row(row).set)).size,
    }
  })
}

type Sets = RangeTable<typeof asSetMemberSchema>

/** `member` is null where the key is an AS number. */
function rowsNaming(table: Sets, key: number, member: string | null): number[] {
  const members = table.layout.values('member')
  return table.overlapping(key, key).filter((row) => table.layout.text(members[row] ?? 0) === member)
}

/** By name, each once: a dump may have an object twice. */
function tell(table: Sets, rows: readonly number[]): NamingSet[] {
  const found = new Map<string, NamingSet>()
  for (const index of rows) {
    const { set, by, maintainers, changed } = table.row(index)
    if (set !== null && !found.has(set)) found.set(set, { set, isByReference: by !== null, maintainers, changed })
  }
  return [...found.values()].sort((a, b) => (a.set < b.set ? -1 : 1))
}

/**
 * Breadth first, each set once, so that a circle ends. By the ids of names: a name has one in all columns of a table, so
 * that of the rows at a key those are meant whose member has the id of the set.
 */
function walkUp(table: Sets, direct: ReadonlySet<number>): Pick<AsSetsFinding, 'through' | 'isCutOff'> {
  const [sets, members] = [table.layout.values('set'), table.layout.values('member')]
  const seen = new Set(direct)
  // A set that is added while it is walked is walked too.
  for (const id of seen) {
    const key = keyOfSet(table.layout.text(id) ?? '')
    for (const row of table.overlapping(key, key)) {
      const set = sets[row] ?? 0
      if (members[row] !== id || seen.has(set)) continue
      if (seen.size - direct.size >= mostWalked) return { through: mostWalked, isCutOff: true }
      seen.add(set)
    }
  }
  return { through: seen.size - direct.size, isCutOff: false }
}
