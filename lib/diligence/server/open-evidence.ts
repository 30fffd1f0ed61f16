/** The evidence of a world at a moment: its current snapshots, opened, and the state of every source. */
import type { Prefix } from '#lib/address-space/prefix.ts'
import { openRangeTable, type RangeSchema } from '#lib/address-space/range-table.ts'
import { registrationSchema } from '#lib/registry/registration.ts'
import { specialAsnSchema, specialPurposeSchema } from '#lib/registry/special-purpose.ts'
import { transferSchema } from '#lib/registry/transfer.ts'
import { blocklistSchema } from '#lib/reputation/blocklist.ts'
import { announcementSchema } from '#lib/routing/announcement.ts'
import { routeObjectSchema } from '#lib/routing/route-object.ts'
import { openVrpIndex } from '#lib/routing/vrp-index.ts'
import { currentSnapshots, sourceStatus } from '../current-snapshots.ts'
import type { DossierSource } from '../dossier.ts'
import type { EvidenceSet, Opened } from '../evidence.ts'
import { lookAtEntries, lookAtRoutes, lookAtVrps } from '../look-at-block.ts'
import type { Snapshot, SnapshotKind } from '../snapshot.ts'
import { sourceCatalogue, sourceOf } from '../source-catalogue.ts'
import { type Catalogue, readCatalogue } from './catalogue-store.ts'
import { indexCache } from './index-cache.ts'
import type { WorldFolder } from './world-folder.ts'

const tablesOf = <S extends RangeSchema>(schema: S) => indexCache((columns) => openRangeTable(schema, columns))

/** How the index file of each kind of snapshot is opened. */
const openers = {
  registrations: tablesOf(registrationSchema),
  transfers: tablesOf(transferSchema),
  announcements: tablesOf(announcementSchema),
  'route-objects': tablesOf(routeObjectSchema),
  blocklist: tablesOf(blocklistSchema),
  'special-purpose': tablesOf(specialPurposeSchema),
  'special-asns': tablesOf(specialAsnSchema),
  vrps: indexCache(openVrpIndex),
} satisfies Record<SnapshotKind, unknown>

/** What was known in this world at `at`, an ISO instant. */
export function openEvidence(folder: WorldFolder, at: string): EvidenceSet {
  const catalogue = readCatalogue(folder)
  const current = currentSnapshots(catalogue.snapshots, at)
  const opened = <T>(kind: SnapshotKind, open: (folder: WorldFolder, snapshot: Snapshot) => T): Opened<T>[] =>
    [...current.values()]
      .filter((snapshot) => snapshot.kind === kind)
      .sort((a, b) => (a.source < b.source ? -1 : 1))
      .map((snapshot) => ({ snapshot, table: open(folder, snapshot) }))
  return {
    registrations: opened('registrations', openers.registrations),
    transfers: opened('transfers', openers.transfers),
    vrps: opened('vrps', openers.vrps)[0] ?? null,
    announcements: opened('announcements', openers.announcements),
    routeObjects: opened('route-objects', openers['route-objects']),
    blocklists: opened('blocklist', openers.blocklist),
    specialPurpose: opened('special-purpose', openers['special-purpose'])[0] ?? null,
    specialAsns: opened('special-asns', openers['special-asns'])[0] ?? null,
    sources: stateSources(catalogue, current, at),
  }
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

/** Catalogue order first, then what the folder brought along, by name. */
function stateSources(catalogue: Catalogue, current: ReadonlyMap<string, Snapshot>, at: string): DossierSource[] {
  const brought = [...current.values()]
    .filter(({ source }) => !sourceCatalogue.some(({ id }) => id === source))
    .map(({ source, kind }) => sourceOf(source, kind))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  return [...sourceCatalogue, ...brought].map((source) => {
    const snapshot = current.get(source.id)
    const refused = catalogue.refusals.some((refusal) => refusal.source === source.id)
    return {
      source: source.id,
      kind: source.kind,
      status: sourceStatus(source, { current: snapshot, refused }, at),
      asOf: snapshot?.asOf ?? null,
      fetchedAt: snapshot?.fetchedAt ?? null,
      sha256: snapshot?.sha256 ?? null,
      records: snapshot?.records ?? null,
    }
  })
}
