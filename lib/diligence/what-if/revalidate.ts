/** The live routes of a block under other ROAs than today's: each with its state before and after (RFC 6811). */
import { comparePrefixes, formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import { prefixOf } from '#lib/address-space/relation.ts'
import type { OriginValidation } from '#lib/routing/origin-validation.ts'
import { buildVrpIndex, openVrpIndex, type VrpIndex, type VrpRow } from '#lib/routing/vrp-index.ts'
import { isTelling } from '../checks/routing.ts'
import type { EvidenceSet } from '../evidence.ts'
import { rowsOverlapping } from '../rows-overlapping.ts'

export type LiveRoute = { block: Prefix; prefix: string; origin: number | null }

export type RouteChange = {
  prefix: string
  origin: number | null
  before: OriginValidation
  after: OriginValidation
}

export type StateCounts = Record<OriginValidation['state'], number>

export type Revalidation = {
  /** Live routes of the block and inside it. */
  routes: number
  before: StateCounts
  after: StateCounts
  /** Those whose state or reason changes, by address. */
  changes: readonly RouteChange[]
}

/** Routes of the block, inside it and, where wanted, over it; null where no routing table was imported. */
export function liveRoutes(block: Prefix, { announcements }: EvidenceSet, which: 'inside' | 'all'): LiveRoute[] | null {
  if (announcements.length === 0) return null
  const found = new Map<string, LiveRoute>()
  for (const row of announcements.flatMap(({ table }) => rowsOverlapping(table, block))) {
    const route = prefixOf(row)
    const isWanted = route.length >= block.length || (which === 'all' && isTelling(block, route))
    const origin = row.originSet === null ? row.origin : null
    if (isWanted)
      found.set(`${row.start}/${route.length} ${origin}`, { block: route, prefix: formatPrefix(route), origin })
  }
  const rank = ({ origin }: LiveRoute) => origin ?? 2 ** 32
  return [...found.values()].sort((a, b) => comparePrefixes(a.block, b.block) || rank(a) - rank(b))
}

/** All VRPs that bear on a route of the block or inside it. */
export function vrpsBearingOn({ address, length }: Prefix, vrps: VrpIndex): VrpRow[] {
  const rows = [...vrps.covering(address, length), ...vrps.moreSpecifics(address, length)]
  return rows.map((index) => vrps.row(index))
}

export function indexOf(rows: Iterable<VrpRow>): VrpIndex {
  const builder = buildVrpIndex()
  for (const row of rows) builder.add(row)
  return openVrpIndex(builder.finish())
}

export function revalidate(routes: readonly LiveRoute[], now: VrpIndex, then: VrpIndex): Revalidation {
  const before: StateCounts = { valid: 0, invalid: 0, 'not-found': 0 }
  const after: StateCounts = { valid: 0, invalid: 0, 'not-found': 0 }
  const changes: RouteChange[] = []
  for (const { block, prefix, origin } of routes) {
    const was = now.validate(block.address, block.length, origin)
    const willBe = then.validate(block.address, block.length, origin)
    before[was.state]++
    after[willBe.state]++
    // Outcomes are shared objects: the same one is the same state for the same reason.
    if (was !== willBe) changes.push({ prefix, origin, before: was, after: willBe })
  }
  return { routes: routes.length, before, after, changes }
}
