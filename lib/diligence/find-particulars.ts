/** Finds the particulars of a block in the evidence. As pure as the dossier: same evidence, same answer. */
import { subtract, toPrefixes, unionOf } from '#lib/address-space/address-set.ts'
import { formatPrefix, type Prefix, prefixAt } from '#lib/address-space/prefix.ts'
import { rangeOf } from '#lib/address-space/range.ts'
import type { RangeRow, RangeTable } from '#lib/address-space/range-table.ts'
import { prefixOf } from '#lib/address-space/relation.ts'
import { rowsOfRange } from '#lib/address-space/rows-of-range.ts'
import { codedRules } from '#lib/registry/rule-set.ts'
import type { transferSchema } from '#lib/registry/transfer.ts'
import type { announcementSchema } from '#lib/routing/announcement.ts'
import type { VrpIndex } from '#lib/routing/vrp-index.ts'
import { findAs0Parts } from './checks/as0-parts.ts'
import { checkIanaBlocks } from './checks/iana-blocks.ts'
import { checkInetnums } from './checks/inetnums.ts'
import { findJudgedRoutes } from './checks/judged-routes.ts'
import { checkLocalExceptions } from './checks/local-exceptions.ts'
import { checkLocation } from './checks/location.ts'
import { findOtherHoldings } from './checks/other-holdings.ts'
import { checkPendingTransfers } from './checks/pending-transfers.ts'
import { checkRoaEnds } from './checks/roa-ends.ts'
import { findRoutesByTable } from './checks/routes-by-table.ts'
import { findSetMembers } from './checks/set-members.ts'
import { findTransferLogs } from './checks/transfers.ts'
import type { EvidenceSet } from './evidence.ts'
import { findAsnDrop, listDroppedAsns } from './find-asn-drop.ts'
import { noParticulars, type Particulars, type Sighting } from './particulars.ts'
import { providersOf } from './providers-of.ts'
import { keyOfObject, keyOfRoute } from './route-keys.ts'
import { rowsOverlapping } from './rows-overlapping.ts'

export function findParticulars(block: Prefix, evidence: EvidenceSet, asn: number | null): Particulars {
  return {
    reservedAsn: asn === null ? null : findReservation(asn, evidence),
    readerAsn: asn === null ? null : { drop: findAsnDrop(asn, evidence), providers: providersOf(asn, evidence) },
    droppedAsns: listDroppedAsns(evidence),
    originSets: findOriginSets(block, evidence),
    setMembers: findSetMembers(block, evidence),
    earlierSetMembers: noParticulars.earlierSetMembers,
    terminated: findTerminated(block, evidence),
    routesByTable: findRoutesByTable(block, evidence),
    sightings: findSightings(block, evidence),
    judgedRoutes: findJudgedRoutes(block, evidence),
    ...findRoaGaps(block, evidence),
    as0Parts: findAs0Parts(block, evidence),
    localExceptions: checkLocalExceptions(block, evidence),
    roaEnds: checkRoaEnds(block, evidence),
    maintainers: findMaintainers(block, evidence),
    logs: findLogs(block, evidence),
    transferLogs: findTransferLogs(block, evidence),
    dnsbl: noParticulars.dnsbl,
    rules: codedRules,
    ...findTransferBars(block, evidence),
    others: findOtherHoldings(block, evidence),
    underWay: checkPendingTransfers(block, evidence),
    registration: null,
    registrationProblem: null,
    registrationStatus: null,
    registrant: null,
    reverse: noParticulars.reverse,
    iana: checkIanaBlocks(block, evidence),
    inetnums: checkInetnums(block, evidence),
    besideSources: evidence.besideSources,
    holders: null,
    location: checkLocation(block, evidence),
    locationSources: evidence.locationSources,
    originHistory: null,
    refusedAsn: null,
  }
}

/** With the tables of earlier moments beside those of now. */
export const withEarlierTables = (
  particulars: Particulars,
  block: Prefix,
  earlier: readonly EvidenceSet[],
): Particulars => ({
  ...particulars,
  routesByTable: new Map([
    ...earlier.flatMap((evidence) => [...findRoutesByTable(block, evidence)]),
    ...particulars.routesByTable,
  ]),
})

function findReservation(asn: number, { specialAsns }: EvidenceSet): string | null {
  const [index] = specialAsns?.table.overlapping(asn, asn) ?? []
  return index === undefined ? null : (specialAsns?.table.row(index).name ?? null)
}

function findTerminated(block: Prefix, { specialPurpose }: EvidenceSet): Particulars['terminated'] {
  const rows = specialPurpose ? rowsOverlapping(specialPurpose.table, block) : []
  return rows.flatMap((row) =>
    row.terminated === null ? [] : [{ prefix: formatPrefix(prefixOf(row)), on: row.terminated }],
  )
}

function findOriginSets(block: Prefix, { announcements }: EvidenceSet): string[] {
  const sets = announcements.flatMap(({ table }) =>
    rowsOfRange(table, rangeOf(block)).flatMap((index) => table.row(index).originSet ?? []),
  )
  return [...new Set(sets)].sort()
}

/** Of two tables that count, one of now before an old one, and then the one that saw the route more widely. */
function findSightings(block: Prefix, { announcements, sources }: EvidenceSet): Particulars['sightings'] {
  const sightings = new Map<string, Sighting>()
  for (const { snapshot, table } of announcements) {
    const isOld = sources.some(({ source, status }) => source === snapshot.source && status === 'stale')
    const on = isOld && snapshot.asOf !== null ? { on: snapshot.asOf.slice(0, 10) } : {}
    const rows = rowsOverlapping(table, block).filter(({ peers }) => peers > 0)
    const of = rows.length === 0 ? 0 : mostPeers(table, rows)
    for (const row of rows) {
      const key = keyOfRoute({
        prefix: formatPrefix(prefixOf(row)),
        origin: row.originSet === null ? row.origin : null,
      })
      const found = { peers: row.peers, of, ...on }
      if (isBetter(found, sightings.get(key))) sightings.set(key, found)
    }
  }
  return sightings
}

function isBetter(found: Sighting, known: Sighting | undefined): boolean {
  if (!known) return true
  if ((known.on === undefined) !== (found.on === undefined)) return found.on === undefined
  return found.peers > known.peers
}

const sampled = 256

/** A whole table has a million routes; a few hundred of them, evenly apart, show how many peers it has. */
function mostPeers(
  table: RangeTable<typeof announcementSchema>,
  own: readonly RangeRow<typeof announcementSchema>[],
): number {
  const step = Math.max(1, Math.floor(table.size / sampled))
  let most = own.reduce((highest, { peers }) => Math.max(highest, peers), 0)
  for (let index = 0; index < table.size; index += step) most = Math.max(most, table.row(index).peers)
  return most
}

function findRoaGaps(block: Prefix, { vrps }: EvidenceSet): Pick<Particulars, 'uncovered' | 'asnsOfParts'> {
  if (!vrps) return { uncovered: [], asnsOfParts: [] }
  const { table } = vrps
  const inside = table.moreSpecifics(block.address, block.length)
  const asns = new Set(inside.map((index) => table.forest.firstWord(index)))
  return {
    uncovered: table.covering(block.address, block.length).length > 0 ? [] : partsWithout(block, table, inside),
    asnsOfParts: [...asns].sort((a, b) => a - b),
  }
}

function partsWithout(block: Prefix, table: VrpIndex, inside: readonly number[]): string[] {
  const rows = inside.map((index) => table.row(index))
  const covered = unionOf(rows.map(({ address, length }) => rangeOf(prefixAt(address, length))))
  return toPrefixes(subtract(unionOf([rangeOf(block)]), covered)).map(formatPrefix)
}

function findMaintainers(block: Prefix, { routeObjects }: EvidenceSet): Particulars['maintainers'] {
  const maintainers = new Map<string, string>()
  for (const row of routeObjects.flatMap(({ table }) => rowsOverlapping(table, block))) {
    if (row.maintainers === null) continue
    const object = { prefix: formatPrefix(prefixOf(row)), origin: row.origin, source: row.source ?? '' }
    maintainers.set(keyOfObject(object), row.maintainers)
  }
  return maintainers
}

function findTransferBars(block: Prefix, evidence: EvidenceSet): Pick<Particulars, 'locks' | 'conflicts'> {
  const { transferLocks, registryConflicts } = evidence
  return {
    locks: transferLocks && rowsOverlapping(transferLocks.table, block),
    conflicts:
      registryConflicts &&
      rowsOverlapping(registryConflicts.table, block).map(({ start, end, registries }) => ({
        ...{ start, end, registries: (registries ?? '').split(' ') },
      })),
  }
}

function findLogs(block: Prefix, { registrations, transfers }: EvidenceSet): Particulars['logs'] {
  const listing = registrations
    .filter(({ table }) => table.overlapping(block.address, rangeOf(block).end).length > 0)
    .map(({ snapshot }) => snapshot.source.replace('delegated-', 'transfers-'))
  return transfers
    .filter(({ snapshot }) => listing.includes(snapshot.source))
    .flatMap(({ snapshot, table }) => {
      const begins = beginningOf(snapshot.begins ?? null, oldestTransfer(table))
      return begins === null ? [] : [{ source: snapshot.source, begins }]
    })
}

const beginningOf = (told: string | null, oldestOf: string | null): string | null =>
  told !== null && oldestOf !== null && oldestOf < told ? oldestOf : (told ?? oldestOf)

const oldest = new WeakMap<RangeTable<typeof transferSchema>, string | null>()

/** A log is ordered by address and has tens of thousands of rows: read through once, as long as it stays open. */
function oldestTransfer(table: RangeTable<typeof transferSchema>): string | null {
  const known = oldest.get(table)
  if (known !== undefined) return known
  let first: string | null = null
  for (let index = 0; index < table.size; index++) {
    const { date } = table.row(index)
    if (date !== null && (first === null || date < first)) first = date
  }
  oldest.set(table, first)
  return first
}
