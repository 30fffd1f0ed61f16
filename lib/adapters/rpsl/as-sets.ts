/**
 * The `as-set:` objects of a dump, by the database they name as their source. A set whose name cannot be read is skipped
 * and told. An `aut-num:` that says it belongs to a set is taken in where the set lets its maintainer (`mbrs-by-ref:`).
 */
import { buildRangeTable } from '#lib/address-space/range-table.ts'
import type { ReadSnapshot } from '#lib/diligence/snapshot.ts'
import { asSetMemberSchema, keyOfSet, type SetMember } from '#lib/routing/as-set.ts'
import type { LineFault } from '../streams/lines.ts'
import { type AsSet, type Joining, parseAsSet, parseJoining } from '../streams/parse-as-set.ts'
import type { RpslObject } from '../streams/rpsl-objects.ts'
import { nameRegistry } from './name-registry.ts'

type Placed = { offset: number; bytes: number }

type Database = {
  records: number
  rows: ReturnType<typeof buildRangeTable<typeof asSetMemberSchema>>
  /** Those alone that let somebody in by reference. */
  open: Map<string, AsSet & Placed>
  odd: number
  skipped: number
  firstSkipped: LineFault | null
}

export const idOfSets = (name: string): string => `as-sets-${name.toLowerCase()}`

export class AsSets {
  readonly #byName = new Map<string, Database>()
  readonly #joining: { source: string; joining: Joining }[] = []

  /** A fault where the object names no registry, as where the dump ends in the middle of it. */
  take(object: RpslObject): LineFault | null {
    const named = nameRegistry(object, 'as-set')
    if (!named.ok) return named.error
    const database = this.#of(named.value)
    const parsed = parseAsSet(object)
    if (!parsed.ok) {
      database.skipped++
      database.firstSkipped ??= { line: object.line, reason: parsed.error }
      return null
    }
    const set = { ...parsed.value, offset: object.offset, bytes: object.bytes }
    database.records++
    database.odd += set.odd
    if (set.letsIn.size > 0) database.open.set(set.name, set)
    for (const member of set.members) database.rows.add(rowOf(set, { source: named.value, member, by: null }))
    return null
  }

  /** The whole dump has to be read before it is known which sets let it in. */
  noteJoining(object: RpslObject): void {
    const joining = parseJoining(object)
    const named = joining && nameRegistry(object, 'as-set')
    if (joining && named?.ok) this.#joining.push({ source: named.value, joining })
  }

  /** Those whose objects were read so far. */
  names(): string[] {
    return [...this.#byName.keys()]
  }

  /** `ofFile` is what is told of the dump as a whole. */
  finish(ofFile: readonly string[]): ReadSnapshot[] {
    for (const { source, joining } of this.#joining) this.#letIn(source, joining)
    return [...this.#byName].map(([name, { records, rows, odd, skipped, firstSkipped }]) => ({
      ...{ source: idOfSets(name), kind: 'as-sets', asOf: null, records },
      notes: [
        ...ofFile,
        ...(firstSkipped
          ? [`${skipped} malformed as-sets skipped, the first in line ${firstSkipped.line}: ${firstSkipped.reason}`]
          : []),
        ...(odd > 0 ? [`Not read: ${odd} members that are neither an AS number nor the name of a set.`] : []),
      ],
      columns: rows.finish(),
    }))
  }

  #letIn(source: string, { asn, sets, maintainers }: Joining): void {
    const database = this.#byName.get(source)
    for (const name of new Set(sets)) {
      const set = database?.open.get(name)
      if (!(database && set)) continue
      const isNamed = set.members.some((member) => member.kind === 'asn' && member.asn === asn)
      const isLet = set.letsIn.has('ANY') || maintainers.some((maintainer) => set.letsIn.has(maintainer))
      if (isLet && !isNamed) database.rows.add(rowOf(set, { source, member: { kind: 'asn', asn }, by: 'member-of' }))
    }
  }

  #of(name: string): Database {
    const known = this.#byName.get(name)
    if (known) return known
    const rows = buildRangeTable(asSetMemberSchema)
    const database = { records: 0, rows, open: new Map(), odd: 0, skipped: 0, firstSkipped: null }
    this.#byName.set(name, database)
    return database
  }
}

function rowOf(
  { name, maintainers, changed, offset, bytes }: AsSet & Placed,
  { source, member, by }: { source: string; member: SetMember; by: 'member-of' | null },
) {
  const key = member.kind === 'asn' ? member.asn : keyOfSet(member.name)
  return {
    ...{ start: key, end: key, set: name, member: member.kind === 'asn' ? null : member.name, by },
    ...{ maintainers, changed, source, offset, bytes },
  }
}
