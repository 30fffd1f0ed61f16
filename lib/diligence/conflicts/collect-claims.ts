/** Every (prefix, origin) that some record speaks of around a block, each once, with what each kind of record has on it. */
import { comparePrefixes, containsPrefix, formatPrefix, type Prefix, prefixAt } from '#lib/address-space/prefix.ts'
import { prefixOf, relationTo } from '#lib/address-space/relation.ts'
import type { Rir } from '#lib/registry/rir.ts'
import { authorityOf } from '#lib/routing/irr-registries.ts'
import { isTelling } from '../checks/routing.ts'
import type { EvidenceSet } from '../evidence.ts'
import type { Particulars } from '../particulars.ts'
import { keyOfRoute } from '../route-keys.ts'
import { rowsOverlapping } from '../rows-overlapping.ts'
import { prefixFrom } from '../statements/subject.ts'
import { stateOf } from '../validate-route.ts'
import type { ConflictRow, MayAnnounce, OwnRoa, Permission, RegisteredIn } from './conflict-row.ts'

/** A line before anything is said about it. */
export type Claim = Omit<ConflictRow, 'severity' | 'conflicts'> & { block: Prefix }

type Asked = {
  evidence: EvidenceSet
  particulars: Particulars
  /** Null where nobody's deals were read. */
  permissions: readonly Permission[] | null
  /** The registry that governs the block. */
  rir: Rir | null
}

type Found = {
  block: Prefix
  origin: number | null
  tables: Set<string>
  roas: OwnRoa[]
  registered: RegisteredIn[]
}

/** By address, length, origin; AS_SETs last. */
export function collectClaims(block: Prefix, asked: Asked): Claim[] {
  const { evidence, particulars, permissions } = asked
  const found = findAll(block, asked)
  const rank = ({ origin }: Found) => origin ?? 2 ** 32
  return [...found.values()]
    .sort((a, b) => comparePrefixes(a.block, b.block) || rank(a) - rank(b))
    .map((one) => {
      const prefix = formatPrefix(one.block)
      const { origin } = one
      const sighting = particulars.sightings.get(keyOfRoute({ prefix, origin })) ?? null
      return {
        ...{ block: one.block, prefix, origin, relation: relationTo(block, one.block) },
        may: mayAnnounce(one, permissions),
        validates: stateOf(evidence.vrps, one.block, origin),
        roas: one.roas,
        registered: evidence.routeObjects.length === 0 ? null : one.registered,
        seen: evidence.announcements.length === 0 ? null : { tables: [...one.tables].sort(), sighting },
      }
    })
}

function findAll(block: Prefix, { evidence, permissions, rir }: Asked): Map<string, Found> {
  const found = new Map<string, Found>()
  const at = (prefix: Prefix, origin: number | null): Found => {
    const key = `${prefix.address}/${prefix.length} ${origin}`
    const known = found.get(key) ?? { block: prefix, origin, tables: new Set(), roas: [], registered: [] }
    found.set(key, known)
    return known
  }
  for (const { snapshot, table } of evidence.announcements) {
    for (const row of rowsOverlapping(table, block)) {
      const prefix = prefixOf(row)
      if (isTelling(block, prefix)) at(prefix, row.originSet === null ? row.origin : null).tables.add(snapshot.source)
    }
  }
  for (const row of evidence.routeObjects.flatMap(({ table }) => rowsOverlapping(table, block))) {
    const prefix = prefixOf(row)
    if (!isTelling(block, prefix)) continue
    const source = row.source ?? ''
    const object = { source, authority: authorityOf(source, rir), maintainers: row.maintainers }
    at(prefix, row.origin).registered.push(object)
  }
  for (const { address, length, asn, maxLength, ta } of vrpsAround(block, evidence)) {
    at(prefixAt(address, length), asn).roas.push({ maxLength, ta })
  }
  for (const { prefix, origin } of permissions ?? []) at(prefixFrom(prefix), origin)
  return found
}

function vrpsAround({ address, length }: Prefix, { vrps }: EvidenceSet) {
  if (!vrps) return []
  const rows = [...vrps.table.covering(address, length), ...vrps.table.moreSpecifics(address, length)]
  return rows.map((row) => vrps.table.row(row))
}

const standings: readonly Permission['standing'][] = ['may', 'not-yet', 'must-withdraw']

function mayAnnounce({ block, origin }: Found, permissions: readonly Permission[] | null): MayAnnounce {
  if (permissions === null) return { answer: 'not-asked' }
  const over = permissions.filter(({ prefix }) => containsPrefix(prefixFrom(prefix), block))
  // An AS may lease again while its deal before ends: what one deal allows, another does not want withdrawn.
  const own = standings
    .flatMap((standing) => over.filter((one) => one.origin === origin && one.standing === standing))
    .at(0)
  if (own) return { answer: own.standing, deal: own.deal }
  const [other] = over.filter(({ standing }) => standing === 'may')
  if (!other) return { answer: 'nothing-found' }
  const origins = over.flatMap((permission) => (permission.standing === 'may' ? permission.origin : []))
  return { answer: 'another', deal: other.deal, origins }
}
