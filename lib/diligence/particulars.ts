/**
 * What the page tells of a block beyond its dossier, whose keys are the contract of the command line: how widely a
 * route is seen, who keeps a route object, which part no ROA covers. As pure as the dossier: same evidence, same answer.
 */
import { subtract, toPrefixes, unionOf } from '#lib/address-space/address-set.ts'
import { formatPrefix, type Prefix, prefixAt } from '#lib/address-space/prefix.ts'
import { rangeOf } from '#lib/address-space/range.ts'
import type { RangeRow, RangeTable } from '#lib/address-space/range-table.ts'
import { prefixOf } from '#lib/address-space/relation.ts'
import { rowsOfRange } from '#lib/address-space/rows-of-range.ts'
import { codedRules, type RuleSet } from '#lib/registry/rule-set.ts'
import type { OtherHolding } from '#lib/registry/source-bar.ts'
import type { transferSchema } from '#lib/registry/transfer.ts'
import type { PendingTransfer, RegistryConflict, VoluntaryLock } from '#lib/registry/transfer-verdict.ts'
import type { DnsblStanding } from '#lib/reputation/dnsbl-standing.ts'
import type { announcementSchema } from '#lib/routing/announcement.ts'
import type { VrpIndex } from '#lib/routing/vrp-index.ts'
import { type As0Part, findAs0Parts } from './checks/as0-parts.ts'
import { checkIanaBlocks, type IanaFinding } from './checks/iana-blocks.ts'
import { checkInetnums, type InetnumFinding } from './checks/inetnums.ts'
import { findJudgedRoutes, type JudgedRoute } from './checks/judged-routes.ts'
import { checkLocalExceptions, type ExceptionFinding } from './checks/local-exceptions.ts'
import { checkLocation, type LocationFinding } from './checks/location.ts'
import { findOtherHoldings } from './checks/other-holdings.ts'
import { checkPendingTransfers } from './checks/pending-transfers.ts'
import { checkRoaEnds, type RoaEnd } from './checks/roa-ends.ts'
import { findRoutesByTable, type RoutesByTable } from './checks/routes-by-table.ts'
import { findSetMembers, type SetMember } from './checks/set-members.ts'
import { findTransferLogs } from './checks/transfers.ts'
import type { DossierSource } from './dossier.ts'
import type { EvidenceSet } from './evidence.ts'
import { type AsnDropFinding, type DroppedAsns, findAsnDrop, listDroppedAsns } from './find-asn-drop.ts'
import type { HolderHistory } from './holder-history.ts'
import type { AskedHistory } from './origin-history.ts'
import type { PeersSeeing } from './outside.ts'
import { type AttestedProviders, providersOf } from './providers-of.ts'
import type { RegistrationProblem } from './registration-problem.ts'
import type { RegistrationReading } from './registration-reading.ts'
import type { ReverseStanding } from './reverse-dns/reverse-reading.ts'
import { keyOfObject, keyOfRoute } from './route-keys.ts'
import { rowsOverlapping } from './rows-overlapping.ts'
import type { ToldRegistrant } from './told-registrant.ts'

/** `of` is how many peers saw the most widely seen of some routes of the same table: its number of peers, nearly. */
export type Sighting = PeersSeeing & {
  /** The day of that table, where it is past its age. */
  on?: string
}

export type Particulars = {
  /** IANA's words on the reader's ASN; null where it lists none, where none was named, or without its registry. */
  reservedAsn: string | null
  /** What is wrong with what the reader typed as an ASN, as a sentence: whoever read it fills it in. */
  refusedAsn: string | null
  /** What is on record of the reader's AS itself; null where none was named. */
  readerAsn: { drop: AsnDropFinding; providers: AttestedProviders } | null
  /** Every AS whose traffic a list advises to drop: which origins of now and of before are among them is read here. */
  droppedAsns: DroppedAsns
  /** The AS_SETs that announce the block itself, as their tables print them. */
  originSets: readonly string[]
  /** Every AS in an AS_SET that announces the block, a part of it or a wider one. */
  setMembers: readonly SetMember[]
  /** Of earlier moments, by their instants, those in an AS_SET that announced the block itself: whoever looks back fills it in. */
  earlierSetMembers: ReadonlyMap<string, readonly number[]>
  /** Special-purpose rows that have ended, with IANA's own date (`2015-03`). */
  terminated: readonly { prefix: string; on: string }[]
  /** Which table has which route: of the tables of now, and of those of before where somebody opened them. */
  routesByTable: RoutesByTable
  /** Routes of tables that count their peers, by `keyOfRoute`. */
  sightings: ReadonlyMap<string, Sighting>
  /** The VRPs that decide the state of its routes, of wider ones and of Invalid ones inside, by `keyOfRoute`. */
  judgedRoutes: ReadonlyMap<string, JudgedRoute>
  /** The parts of the block that no VRP covers; empty without VRPs. */
  uncovered: readonly string[]
  /** ASNs that VRPs for parts of the block name. */
  asnsOfParts: readonly number[]
  /** Where AS0 is over a part of the block. */
  as0Parts: readonly As0Part[]
  /** What local exceptions change of its VRPs; null where none are in force. */
  localExceptions: ExceptionFinding | null
  /** When the ROAs for it end; null where the VRPs come from an export that does not tell. */
  roaEnds: readonly RoaEnd[] | null
  /** Who can change a route object: its `mnt-by`, by `keyOfObject`. */
  maintainers: ReadonlyMap<string, string>
  /** When each log of a registry that lists the block begins: as it says itself, else with its oldest transfer. */
  logs: readonly { source: string; begins: string }[]
  /** Which logs have each of its transfers, by `keyOfTransfer`. */
  transferLogs: ReadonlyMap<string, readonly string[]>
  /** What DNS blocklists answered: no snapshot, so whoever keeps the answers fills it in. */
  dnsbl: DnsblStanding
  /** The rules of policy that are in force here. */
  rules: RuleSet
  /** Voluntary locks on any part of it; null where no list of them was read. */
  locks: readonly VoluntaryLock[] | null
  /** Conflicts between registries over any part of it; null where no report was read. */
  conflicts: readonly RegistryConflict[] | null
  /** What else its holder has, where its registry bars holders from selling; null where that is not known, or bars nobody. */
  others: readonly OtherHolding[] | null
  /** Transfers of it between registries that are under way; null where no log that was read tells of any. */
  underWay: readonly PendingTransfer[] | null
  /** What its registry last said of its registration when asked; null where nobody asked, or none answered. */
  registration: RegistrationReading | null
  /** Why it told nothing when it was asked after that; null where it did, and where nobody asked. */
  registrationProblem: RegistrationProblem | null
  /** The status that this tells, in the words of the registry; null without one that is fresh and of all of it. */
  registrationStatus: string | null
  /** Whom it named as registrant: in memory for minutes, so whoever shows a page fills it in. */
  registrant: ToldRegistrant | null
  /** What DNS said of its reverse zones when somebody had them asked. */
  reverse: ReverseStanding
  /** What IANA's table has of the /8s it lies in; null where it was not imported. */
  iana: IanaFinding | null
  /** What registries' databases say of it; null where no dump with inetnums was imported. */
  inetnums: readonly InetnumFinding[] | null
  /** Sources that no fact of a dossier rests on and that cannot be read any further. */
  besideSources: readonly DossierSource[]
  /** By the statistics of earlier days; null where no two days of one registry were compared. */
  holders: HolderHistory | null
  /** Where sources place it; null where none was imported. */
  location: LocationFinding | null
  locationSources: readonly DossierSource[]
  /** What RIPEstat remembers of its origins: an answer of a service, so whoever asked fills it in. */
  originHistory: AskedHistory | null
}

export const noParticulars: Particulars = {
  reservedAsn: null,
  refusedAsn: null,
  readerAsn: null,
  droppedAsns: { answer: 'not-checked', list: 'spamhaus-asndrop' },
  originSets: [],
  setMembers: [],
  earlierSetMembers: new Map(),
  terminated: [],
  routesByTable: new Map(),
  sightings: new Map(),
  judgedRoutes: new Map(),
  uncovered: [],
  asnsOfParts: [],
  as0Parts: [],
  localExceptions: null,
  roaEnds: null,
  maintainers: new Map(),
  logs: [],
  transferLogs: new Map(),
  dnsbl: { state: 'not-kept' },
  rules: codedRules,
  locks: null,
  conflicts: null,
  others: null,
  underWay: null,
  registration: null,
  registrationProblem: null,
  registrationStatus: null,
  registrant: null,
  reverse: { state: 'not-kept' },
  iana: null,
  inetnums: null,
  besideSources: [],
  holders: null,
  location: null,
  locationSources: [],
  originHistory: null,
}

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
