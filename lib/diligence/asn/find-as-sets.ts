/** Which sets of routing registries name an AS: itself, through another set of the same registry, or as one of all. */
import type { RangeTable } from '#lib/address-space/range-table.ts'
import { type asSetMemberSchema, everyAs, keyOfSet } from '#lib/routing/as-set.ts'
import type { EvidenceSet } from '../evidence.ts'

export type AsSetsFinding = {
  source: string
  asOf: string | null
  fetchedAt: string
  /** By name. */
  direct: readonly NamingSet[]
  /** Sets that name it through one of these, however many steps away, and not themselves. */
  through: number
  /** True where there are more of them than were walked. */
  isCutOff: boolean
  /** Sets with the word for every AS in them: they name it like any other. */
  everyAs: number
}

export type NamingSet = {
  set: string
  /** The AS says itself that it belongs to it, and the set lets its maintainer. */
  isByReference: boolean
  maintainers: string | null
  changed: string | null
}

/** Sets name each other in thousands, and in circles. */
const mostWalked = 2_000

/** One finding a registry whose sets were read. `failed` are the sources whose file was refused or not to be had. */
export type AsSetsAnswer = { findings: readonly AsSetsFinding[]; failed: readonly string[] }

export function findAsSets(asn: number, evidence: Pick<EvidenceSet, 'asSets' | 'sources'>): AsSetsAnswer {
  return { findings: findIn(asn, evidence.asSets), failed: listFailed(evidence) }
}

/** Sets come in the file of their registry's routes: where they have no snapshot, they failed if that file did. */
function listFailed({ asSets, sources }: Pick<EvidenceSet, 'asSets' | 'sources'>): string[] {
  return sources
    .filter(({ kind, status }) => kind === 'route-objects' && status === 'failed')
    .map(({ source }) => source.replace(/^irr-/, 'as-sets-'))
    .filter((source) => !asSets.some(({ snapshot }) => snapshot.source === source))
}

function findIn(asn: number, asSets: EvidenceSet['asSets']): AsSetsFinding[] {
  return asSets.map(({ snapshot, table }) => {
    const direct = setsNaming(table, { key: asn, member: null })
    return {
      ...{ source: snapshot.source, asOf: snapshot.asOf, fetchedAt: snapshot.fetchedAt, direct },
      ...walkUp(
        table,
        direct.map(({ set }) => set),
      ),
      everyAs: setsNaming(table, { key: keyOfSet(everyAs), member: everyAs }).length,
    }
  })
}

type Sets = RangeTable<typeof asSetMemberSchema>

/** Each once: a dump may have an object twice. */
function setsNaming(table: Sets, { key, member }: { key: number; member: string | null }): NamingSet[] {
  const found = new Map<string, NamingSet>()
  for (const index of table.overlapping(key, key)) {
    const row = table.row(index)
    if (row.member !== member || row.set === null || found.has(row.set)) continue
    const { set, maintainers, changed } = row
    found.set(set, { set, isByReference: row.by !== null, maintainers, changed })
  }
  return [...found.values()].sort((a, b) => (a.set < b.set ? -1 : 1))
}

/** Breadth first, each set once, so that a circle ends. */
function walkUp(table: Sets, direct: readonly string[]): Pick<AsSetsFinding, 'through' | 'isCutOff'> {
  const seen = new Set(direct)
  // A set that is added while it is walked is walked too.
  for (const name of seen) {
    for (const { set } of setsNaming(table, { key: keyOfSet(name), member: name })) {
      if (seen.size >= mostWalked && !seen.has(set)) return { through: seen.size - direct.length, isCutOff: true }
      seen.add(set)
    }
  }
  return { through: seen.size - direct.length, isCutOff: false }
}
