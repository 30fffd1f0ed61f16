/** The evidence of a world at a moment: its current snapshots, opened, and the state of every source. */
import type { Prefix } from '#lib/address-space/prefix.ts'
import { openRangeTable, type RangeSchema } from '#lib/address-space/range-table.ts'
import { asnRegistrationSchema } from '#lib/registry/asn-registration.ts'
import { ianaBlockSchema } from '#lib/registry/iana-block.ts'
import { inetnumSchema } from '#lib/registry/inetnum.ts'
import { pendingTransferSchema } from '#lib/registry/pending-transfer.ts'
import { registrationSchema } from '#lib/registry/registration.ts'
import { registryConflictSchema } from '#lib/registry/registry-conflict.ts'
import { specialAsnSchema, specialPurposeSchema } from '#lib/registry/special-purpose.ts'
import { transferSchema } from '#lib/registry/transfer.ts'
import { transferLockSchema } from '#lib/registry/voluntary-lock.ts'
import { asnDropSchema } from '#lib/reputation/asn-drop.ts'
import { blocklistSchema } from '#lib/reputation/blocklist.ts'
import { announcementSchema } from '#lib/routing/announcement.ts'
import { asSetMemberSchema } from '#lib/routing/as-set.ts'
import { openAspaIndex } from '#lib/routing/aspa-index.ts'
import { openExceptions } from '#lib/routing/local-exceptions.ts'
import { roaEndSchema } from '#lib/routing/roa-end.ts'
import { routeObjectSchema } from '#lib/routing/route-object.ts'
import { openVrpIndex } from '#lib/routing/vrp-index.ts'
import { currentSnapshots, snapshotsAt } from '../current-snapshots.ts'
import type { EvidenceSet, Opened } from '../evidence.ts'
import type { StatisticsOfDay } from '../holder-history.ts'
import { locationSchema } from '../location-row.ts'
import { lookAtEntries, lookAtRoutes, lookAtVrps } from '../look-at-block.ts'
import { findFaults, type ReadingFault } from '../reading-fault.ts'
import type { Snapshot, SnapshotKind } from '../snapshot.ts'
import { stateBesideSources, stateLocationSources, stateSources } from '../state-sources.ts'
import { withExceptions } from '../with-exceptions.ts'
import { readCatalogue } from './catalogue-store.ts'
import { readFetchStates } from './fetch-state-store.ts'
import { indexCache } from './index-cache.ts'
import type { WorldFolder } from './world-folder.ts'

const tablesOf = <S extends RangeSchema>(schema: S) => indexCache((columns) => openRangeTable(schema, columns))

/** How the index file of each kind of snapshot is opened. */
const openers = {
  registrations: tablesOf(registrationSchema),
  'asn-registrations': tablesOf(asnRegistrationSchema),
  transfers: tablesOf(transferSchema),
  'pending-transfers': tablesOf(pendingTransferSchema),
  announcements: tablesOf(announcementSchema),
  'route-objects': tablesOf(routeObjectSchema),
  inetnums: tablesOf(inetnumSchema),
  'as-sets': tablesOf(asSetMemberSchema),
  blocklist: tablesOf(blocklistSchema),
  'asn-drop': tablesOf(asnDropSchema),
  'special-purpose': tablesOf(specialPurposeSchema),
  'special-asns': tablesOf(specialAsnSchema),
  'address-space': tablesOf(ianaBlockSchema),
  'transfer-locks': tablesOf(transferLockSchema),
  'registry-conflicts': tablesOf(registryConflictSchema),
  locations: tablesOf(locationSchema),
  geofeed: tablesOf(locationSchema),
  vrps: indexCache(openVrpIndex),
  'local-exceptions': indexCache(openExceptions),
  aspas: indexCache(openAspaIndex),
  'roa-ends': tablesOf(roaEndSchema),
} satisfies Record<SnapshotKind, unknown>

/** What was known in this world at `at`, an ISO instant. */
export function openEvidence(folder: WorldFolder, at: string): EvidenceSet {
  return openSnapshots(folder, currentSnapshots(readCatalogue(folder).snapshots, at), at)
}

/** The same of snapshots that the caller chose, by source; their sources are judged as of `at`. */
export function openSnapshots(folder: WorldFolder, current: ReadonlyMap<string, Snapshot>, at: string): EvidenceSet {
  const opened = <T>(kind: SnapshotKind, open: (folder: WorldFolder, snapshot: Snapshot) => T): Opened<T>[] =>
    [...current.values()]
      .filter((snapshot) => snapshot.kind === kind)
      .sort((a, b) => (a.source < b.source ? -1 : 1))
      .map((snapshot) => ({ snapshot, table: open(folder, snapshot) }))
  const catalogue = readCatalogue(folder)
  // What is over may be a fault of the moment asked about.
  const refusals = [...catalogue.refusals, ...catalogue.ended]
  const imported = { current, faults: faultsOf(folder, current, at) }
  return {
    registrations: opened('registrations', openers.registrations),
    asnRegistrations: opened('asn-registrations', openers['asn-registrations']),
    transfers: opened('transfers', openers.transfers),
    pendingTransfers: pendingOf(current, opened('pending-transfers', openers['pending-transfers'])),
    ...withExceptions(
      opened('vrps', openers.vrps)[0] ?? null,
      opened('local-exceptions', openers['local-exceptions'])[0] ?? null,
    ),
    aspas: opened('aspas', openers.aspas)[0] ?? null,
    roaEnds: roaEndsOf(current, opened('roa-ends', openers['roa-ends'])),
    announcements: opened('announcements', openers.announcements),
    routeObjects: opened('route-objects', openers['route-objects']),
    inetnums: opened('inetnums', openers.inetnums),
    asSets: opened('as-sets', openers['as-sets']),
    blocklists: opened('blocklist', openers.blocklist),
    asnDrop: opened('asn-drop', openers['asn-drop'])[0] ?? null,
    specialPurpose: opened('special-purpose', openers['special-purpose'])[0] ?? null,
    specialAsns: opened('special-asns', openers['special-asns'])[0] ?? null,
    ianaBlocks: opened('address-space', openers['address-space'])[0] ?? null,
    transferLocks: opened('transfer-locks', openers['transfer-locks'])[0] ?? null,
    registryConflicts: opened('registry-conflicts', openers['registry-conflicts'])[0] ?? null,
    locations: opened('locations', openers.locations),
    geofeeds: opened('geofeed', openers.geofeed),
    locationSources: stateLocationSources({ ...imported, refusals }, at),
    faults: imported.faults,
    besideSources: stateBesideSources({ ...imported, refusals }, at),
    sources: stateSources(imported, at),
  }
}

/** Whether the last of IANA's registries of AS numbers that was imported here has a row over it. */
export function isAsnSetAside(folder: WorldFolder, asn: number): boolean {
  const last = readCatalogue(folder).snapshots.findLast(({ kind }) => kind === 'special-asns')
  return last !== undefined && openers['special-asns'](folder, last).overlapping(asn, asn).length > 0
}

/** Ends told by another export than the VRPs in use say nothing of these: what has ended there may be signed anew. */
function roaEndsOf(current: ReadonlyMap<string, Snapshot>, ends: EvidenceSet['roaEnds'][]): EvidenceSet['roaEnds'] {
  const { sha256 } = current.get('rpki-vrps') ?? {}
  return ends.find((one) => one?.snapshot.sha256 === sha256) ?? null
}

function faultsOf(
  folder: WorldFolder,
  current: ReadonlyMap<string, Snapshot>,
  at: string,
): ReadonlyMap<string, ReadingFault> {
  return findFaults({ ...readCatalogue(folder), current, fetches: readFetchStates(folder) }, at)
}

/** What an earlier log had under way says nothing once a later one stands: it may be done since, or given up. */
const pendingOf = (
  current: ReadonlyMap<string, Snapshot>,
  pending: EvidenceSet['pendingTransfers'],
): EvidenceSet['pendingTransfers'] =>
  pending.filter(({ snapshot: { source, sha256 } }) => current.get(source.replace('pending-', ''))?.sha256 === sha256)

/** Newer days of a registry's statistics before older ones, no more than these of each. */
const mostDays = 12

/** The dated statistics of every registry that were known at `at`, for what changed from day to day. */
export function openStatistics(folder: WorldFolder, at: string): StatisticsOfDay[] {
  const dated = snapshotsAt(readCatalogue(folder).snapshots, at).filter(({ kind }) => kind === 'registrations')
  const bySource = Map.groupBy(dated, ({ source }) => source)
  return [...bySource].flatMap(([source, snapshots]) =>
    snapshots.slice(0, mostDays).flatMap((snapshot) => {
      const { asOf } = snapshot
      return asOf === null ? [] : [{ source, asOf: asOf.slice(0, 10), table: openers.registrations(folder, snapshot) }]
    }),
  )
}

/** What a file has of the block; null of a kind that is not looked back at. */
export function lookInto(folder: WorldFolder, snapshot: Snapshot, block: Prefix): string | null {
  switch (snapshot.kind) {
    case 'announcements':
      return lookAtRoutes(block, openers.announcements(folder, snapshot))
    case 'blocklist':
      return lookAtEntries(block, openers.blocklist(folder, snapshot))
    case 'vrps':
      return lookAtVrps(block, openers.vrps(folder, snapshot))
    default:
      return null
  }
}
