/**
 * Each route object on its own: whether BGP agrees, its state by RFC 6811, its age, whether its registry speaks for this
 * space, and what can be known of who stood behind it. No object proves that the holder is still the one who made it.
 */
import { comparePrefixes, formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import { rangeOf } from '#lib/address-space/range.ts'
import { prefixOf, type Relation, relationTo } from '#lib/address-space/relation.ts'
import { rowsOfRange } from '#lib/address-space/rows-of-range.ts'
import { daysBetween } from '#lib/kernel/calendar-date.ts'
import type { Rir } from '#lib/registry/rir.ts'
import { type Authority, authorityOf } from '#lib/routing/irr-registries.ts'
import type { OriginValidation } from '#lib/routing/origin-validation.ts'
import type { RouteObjectRow } from '#lib/routing/route-object.ts'
import { isTelling } from '../checks/routing.ts'
import type { EvidenceSet } from '../evidence.ts'
import { rowsOverlapping } from '../rows-overlapping.ts'
import { governingRir, heldRows } from '../statements/held-rows.ts'
import { newestTransfer } from '../statements/newest-transfer.ts'
import type { Subject } from '../statements/subject.ts'
import { stateOf } from '../validate-route.ts'

export type BgpAgreement =
  /** This prefix with this origin is seen. */
  | { kind: 'same' }
  /** The prefix is seen from others alone. */
  | { kind: 'other-origin'; origins: readonly (number | null)[] }
  /** Its origin announces only parts of it. */
  | { kind: 'parts'; routes: number }
  | { kind: 'none' }

/** What the dates say. `on` is the day of the event that the object was last changed before or after. */
export type HolderSign =
  | { kind: 'before' | 'since'; event: 'transfer' | 'registration'; on: string }
  /** The object tells no date. */
  | { kind: 'undated' }
  /** Neither transfers nor registrations of its space tell a date. */
  | { kind: 'not-known' }

export type RouteObjectDetail = {
  prefix: string
  origin: number
  source: string
  relation: Relation
  authority: Authority
  maintainers: string | null
  created: string | null
  lastModified: string | null
  /** Since it was last changed, else made; null where it tells neither. */
  ageDays: number | null
  validates: OriginValidation | { state: null; reason: null }
  /** Null without a routing table. */
  bgp: BgpAgreement | null
  holder: HolderSign
}

export type RouteObjects = {
  /** By address, origin and registry; the first `most`. */
  objects: readonly RouteObjectDetail[]
  total: number
  /** Of all of them, those that BGP has as they are; null without a routing table. */
  agreeing: number | null
  /** Of all of them, those last changed before the last transfer of their space. */
  older: number
}

/** Null where no routing registry was imported. All are counted, and no more than are shown told one by one. */
export function describeRouteObjects(
  subject: Subject,
  evidence: EvidenceSet,
  most = Number.POSITIVE_INFINITY,
): RouteObjects | null {
  if (evidence.routeObjects.length === 0) return null
  const { prefix: block, dossier } = subject
  const rir = governingRir(dossier)
  const found = evidence.routeObjects
    .flatMap(({ table }) => rowsOverlapping(table, block))
    .map((row) => ({ row, route: prefixOf(row) }))
    .filter(({ route }) => isTelling(block, route))
    .sort(
      (a, b) =>
        comparePrefixes(a.route, b.route) ||
        a.row.origin - b.row.origin ||
        ((a.row.source ?? '') < (b.row.source ?? '') ? -1 : 1),
    )
  return {
    objects: found
      .slice(0, most)
      .map(({ row, route }) => describeObject(row, route, { block, evidence, rir, at: dossier.at })),
    total: found.length,
    agreeing:
      evidence.announcements.length === 0
        ? null
        : found.filter(({ row, route }) => originsOf(route, evidence).has(row.origin)).length,
    older: countOlder(found, evidence),
  }
}

type Found = { row: RouteObjectRow; route: Prefix }

function countOlder(found: readonly Found[], evidence: EvidenceSet): number {
  const moves = new Map<string, string | null>()
  return found.filter(({ row, route }) => {
    const key = formatPrefix(route)
    if (!moves.has(key)) moves.set(key, lastMove(route, evidence))
    const moved = moves.get(key) ?? null
    const changed = changedOn(row)
    return moved !== null && changed !== null && changed < moved
  }).length
}

/** Null where neither is told. */
const changedOn = ({ lastModified, created }: RouteObjectRow): string | null => lastModified ?? created

type Asked = { block: Prefix; evidence: EvidenceSet; rir: Rir | null; at: string }

function describeObject(row: RouteObjectRow, route: Prefix, { block, evidence, rir, at }: Asked): RouteObjectDetail {
  const source = row.source ?? ''
  const changed = changedOn(row)
  return {
    ...{ prefix: formatPrefix(route), origin: row.origin, source, relation: relationTo(block, route) },
    ...{ authority: authorityOf(source, rir), maintainers: row.maintainers },
    ...{ created: row.created, lastModified: row.lastModified },
    ageDays: changed === null ? null : daysBetween(changed, at),
    validates: stateOf(evidence.vrps, route, row.origin),
    bgp: agreementWith(route, row.origin, evidence),
    holder: holderSign(route, changed, evidence),
  }
}

function agreementWith(route: Prefix, origin: number, { announcements }: EvidenceSet): BgpAgreement | null {
  if (announcements.length === 0) return null
  const exact = originsOf(route, { announcements })
  if (exact.has(origin)) return { kind: 'same' }
  if (exact.size > 0) return { kind: 'other-origin', origins: [...exact] }
  const routes = new Set(announcements.flatMap((opened) => partsOf(opened, route, origin))).size
  return routes > 0 ? { kind: 'parts', routes } : { kind: 'none' }
}

/** Who announces exactly this prefix. */
const originsOf = (route: Prefix, { announcements }: Pick<EvidenceSet, 'announcements'>): Set<number | null> =>
  new Set(
    announcements.flatMap(({ table }) =>
      rowsOfRange(table, rangeOf(route)).map((index) => {
        const { origin, originSet } = table.row(index)
        return originSet === null ? origin : null
      }),
    ),
  )

/** Longer prefixes of the origin, read off the columns: a /8 has a hundred thousand rows, of which few are its own. */
function partsOf({ table }: EvidenceSet['announcements'][number], route: Prefix, origin: number): string[] {
  const { start, end } = rangeOf(route)
  const origins = table.layout.values('origin')
  return table
    .overlapping(start, end)
    .filter((index) => origins[index] === origin)
    .map((index) => table.row(index))
    .filter((row) => row.originSet === null && row.start >= start && row.end - row.start < end - start)
    .map((row) => formatPrefix(prefixOf(row)))
}

/** Day of the last transfer of any of it. */
const lastMove = (route: Prefix, { transfers }: Pick<EvidenceSet, 'transfers'>): string | null =>
  newestTransfer(transfers.flatMap(({ table }) => rowsOverlapping(table, route)))?.date ?? null

/** A transfer says that the holder changed; a registration's date alone, that somebody became one. */
function holderSign(route: Prefix, changed: string | null, evidence: EvidenceSet): HolderSign {
  const moved = lastMove(route, evidence)
  const event = moved === null ? 'registration' : 'transfer'
  const on = moved ?? lastGiven(route, evidence)
  if (on === null) return { kind: 'not-known' }
  if (changed === null) return { kind: 'undated' }
  return { kind: changed < on ? 'before' : 'since', event, on }
}

function lastGiven(route: Prefix, { registrations }: EvidenceSet): string | null {
  const rows = registrations.flatMap(({ table }) => rowsOverlapping(table, route))
  const given = heldRows(rows.map((row) => ({ ...row, status: row.status ?? '' })))
  const days = given.flatMap(({ date }) => date ?? []).sort()
  return days.at(-1) ?? null
}
