/**
 * Evidence cut to one block: the rows that bear on it, and no others.
 *
 * A row bears on a block where the two share an address: it covers the block, lies inside it or crosses its edge. Any
 * VRP that covers a route over the block shares an address with it too, so origin validation needs no row besides.
 * Of a table of AS numbers it is the rows with the ASN that was asked about.
 */
import { lastAddress, type Prefix } from '#lib/address-space/prefix.ts'
import {
  buildRangeTable,
  isRangeRow,
  openRangeTable,
  type RangeSchema,
  type RangeTable,
} from '#lib/address-space/range-table.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import { exceptionsOf, rowsOfExceptions } from '#lib/routing/exception-rows.ts'
import type { LocalExceptions } from '#lib/routing/local-exceptions.ts'
import { buildVrpIndex, openVrpIndex, type VrpIndex } from '#lib/routing/vrp-index.ts'
import type { DossierSource } from './dossier.ts'
import type { EvidenceSet, Opened } from './evidence.ts'
import type { Snapshot, SnapshotKind } from './snapshot.ts'
import { isVrpRow, rangeSchemas, type SnapshotRow } from './snapshot-rows.ts'
import { publishedVrps, withExceptions } from './with-exceptions.ts'

/** `rows` stand in the order of their table. */
export type SnapshotCut = { snapshot: Snapshot; rows: readonly SnapshotRow[] }

type AnyTable = Opened<Pick<RangeTable<RangeSchema>, 'overlapping' | 'row'>>

export function cutEvidence(block: Prefix, asn: number | null, evidence: EvidenceSet): SnapshotCut[] {
  const cut = ({ snapshot, table }: AnyTable): SnapshotCut => ({
    snapshot,
    rows: table.overlapping(block.address, lastAddress(block)).map((index) => table.row(index)),
  })
  const ofAsn = ({ snapshot, table }: AnyTable): SnapshotCut => ({
    snapshot,
    rows: asn === null ? [] : table.overlapping(asn, asn).map((index) => table.row(index)),
  })
  const one = <T>(opened: T | null): T[] => (opened === null ? [] : [opened])
  return [
    ...one(evidence.specialPurpose).map(cut),
    ...one(evidence.specialAsns).map(ofAsn),
    ...evidence.registrations.map(cut),
    ...evidence.transfers.map(cut),
    ...one(publishedVrps(evidence)).map((vrps) => cutVrps(block, vrps)),
    ...evidence.announcements.map(cut),
    ...evidence.routeObjects.map(cut),
    ...evidence.blocklists.map(cut),
    ...one(evidence.asnDrop).map(ofAsn),
    ...one(evidence.transferLocks).map(cut),
    ...one(evidence.registryConflicts).map(cut),
    ...evidence.locations.map(cut),
    ...evidence.geofeeds.map(cut),
    // The VRPs are the published ones, as their file has them; what exceptions make of them is computed again.
    ...one(evidence.localExceptions).map(({ snapshot, table }) => ({
      ...{ snapshot, rows: rowsOfExceptions(block, table) },
    })),
  ]
}

function cutVrps({ address, length }: Prefix, { snapshot, table }: Opened<VrpIndex>): SnapshotCut {
  const rows = [...table.covering(address, length), ...table.moreSpecifics(address, length)]
  return { snapshot, rows: rows.map((index) => table.row(index)) }
}

/** The evidence that these rows are, through the same tables and index as whole snapshots. Throws on rows of another kind. */
export function openCuts(cuts: readonly SnapshotCut[], sources: readonly DossierSource[]): EvidenceSet {
  const of = (kind: SnapshotKind) => cuts.filter(({ snapshot }) => snapshot.kind === kind)
  return {
    registrations: of('registrations').map((cut) => openTable(rangeSchemas.registrations, cut)),
    transfers: of('transfers').map((cut) => openTable(rangeSchemas.transfers, cut)),
    ...withExceptions(of('vrps').map(openVrps)[0] ?? null, of('local-exceptions').map(openExceptions)[0] ?? null),
    announcements: of('announcements').map((cut) => openTable(rangeSchemas.announcements, cut)),
    routeObjects: of('route-objects').map((cut) => openTable(rangeSchemas['route-objects'], cut)),
    blocklists: of('blocklist').map((cut) => openTable(rangeSchemas.blocklist, cut)),
    specialPurpose: of('special-purpose').map((cut) => openTable(rangeSchemas['special-purpose'], cut))[0] ?? null,
    specialAsns: of('special-asns').map((cut) => openTable(rangeSchemas['special-asns'], cut))[0] ?? null,
    asnDrop: of('asn-drop').map((cut) => openTable(rangeSchemas['asn-drop'], cut))[0] ?? null,
    transferLocks: of('transfer-locks').map((cut) => openTable(rangeSchemas['transfer-locks'], cut))[0] ?? null,
    registryConflicts:
      of('registry-conflicts').map((cut) => openTable(rangeSchemas['registry-conflicts'], cut))[0] ?? null,
    asnRegistrations: [],
    inetnums: [],
    pendingTransfers: [],
    ianaBlocks: null,
    asSets: [],
    locations: of('locations').map((cut) => openTable(rangeSchemas.locations, cut)),
    geofeeds: of('geofeed').map((cut) => openTable(rangeSchemas.geofeed, cut)),
    locationSources: [],
    aspas: null,
    roaEnds: null,
    faults: new Map(),
    besideSources: [],
    sources,
  }
}

function openTable<S extends RangeSchema>(schema: S, { snapshot, rows }: SnapshotCut): Opened<RangeTable<S>> {
  const builder = buildRangeTable(schema)
  for (const row of rows) {
    invariant(isRangeRow(schema, row), 'a row is of its snapshot’s kind')
    builder.add(row)
  }
  return { snapshot, table: openRangeTable(schema, builder.finish()) }
}

const openExceptions = ({ snapshot, rows }: SnapshotCut): Opened<LocalExceptions> => ({
  snapshot,
  table: exceptionsOf(rows),
})

function openVrps({ snapshot, rows }: SnapshotCut): Opened<VrpIndex> {
  const builder = buildVrpIndex()
  for (const row of rows) {
    invariant(isVrpRow(row), 'a row is of its snapshot’s kind')
    builder.add(row)
  }
  return { snapshot, table: openVrpIndex(builder.finish()) }
}
