/**
 * Each route object on its own: whether BGP agrees, its state by RFC 6811, its age, whether its registry speaks for this
 * space, and what can be known of who stood behind it. No object proves that the holder is still the one who made it.
 */
import { comparePrefixes, formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import { prefixOf, type Relation, relationTo } from '#lib/address-space/relation.ts'
import { daysBetween } from '#lib/kernel/calendar-date.ts'
import type { Rir } from '#lib/registry/rir.ts'
import { type Authority, authorityOf } from '#lib/routing/irr-registries.ts'
import type { OriginValidation } from '#lib/routing/origin-validation.ts'
import type { RouteObjectRow } from '#lib/routing/route-object.ts'
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

/** Null where no routing registry was imported. By address, origin and registry. */
export function describeRouteObjects(subject: Subject, evidence: EvidenceSet): RouteObjectDetail[] | null {
  if (evidence.routeObjects.length === 0) return null
  const { prefix: block, dossier } = subject
  const rir = governingRir(dossier)
  return evidence.routeObjects
    .flatMap(({ table }) => rowsOverlapping(table, block))
    .map((row) => ({ row, route: prefixOf(row) }))
    .sort(
      (a, b) =>
        comparePrefixes(a.route, b.route) ||
        a.row.origin - b.row.origin ||
        ((a.row.source ?? '') < (b.row.source ?? '') ? -1 : 1),
    )
    .map(({ row, route }) => describeObject(row, route, { block, evidence, rir, at: dossier.at }))
}

type Asked = { block: Prefix; evidence: EvidenceSet; rir: Rir | null; at: string }

function describeObject(row: RouteObjectRow, route: Prefix, { block, evidence, rir, at }: Asked): RouteObjectDetail {
  const source = row.source ?? ''
  const changed = row.lastModified ?? row.created
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
  const rows = announcements
    .flatMap(({ table }) => rowsOverlapping(table, route))
    .map((row) => ({ prefix: prefixOf(row), origin: row.originSet === null ? row.origin : null }))
  const exact = new Set(rows.flatMap((row) => (row.prefix.length === route.length ? [row.origin] : [])))
  if (exact.has(origin)) return { kind: 'same' }
  if (exact.size > 0) return { kind: 'other-origin', origins: [...exact] }
  const inside = rows.filter((row) => row.prefix.length > route.length && row.origin === origin)
  const routes = new Set(inside.map(({ prefix }) => formatPrefix(prefix))).size
  return routes > 0 ? { kind: 'parts', routes } : { kind: 'none' }
}

/** A transfer says that the holder changed; a registration's date alone, that somebody became one. */
function holderSign(route: Prefix, changed: string | null, { registrations, transfers }: EvidenceSet): HolderSign {
  const { date: moved = null } = newestTransfer(transfers.flatMap(({ table }) => rowsOverlapping(table, route))) ?? {}
  const rows = registrations.flatMap(({ table }) => rowsOverlapping(table, route))
  const given = heldRows(rows.map((row) => ({ ...row, status: row.status ?? '' })))
  const registered =
    given
      .flatMap(({ date }) => date ?? [])
      .sort()
      .at(-1) ?? null
  const event = moved === null ? 'registration' : 'transfer'
  const on = moved ?? registered
  if (on === null) return { kind: 'not-known' }
  if (changed === null) return { kind: 'undated' }
  return { kind: changed < on ? 'before' : 'since', event, on }
}
