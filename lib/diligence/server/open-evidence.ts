/** The evidence of a world at a moment: its current snapshots, opened, and the state of every source. */
import { openRangeTable, type RangeSchema } from '#lib/address-space/range-table.ts'
import { registrationSchema } from '#lib/registry/registration.ts'
import { specialAsnSchema, specialPurposeSchema } from '#lib/registry/special-purpose.ts'
import { transferSchema } from '#lib/registry/transfer.ts'
import { blocklistSchema } from '#lib/reputation/blocklist.ts'
import { announcementSchema } from '#lib/routing/announcement.ts'
import { routeObjectSchema } from '#lib/routing/route-object.ts'
import { openVrpIndex } from '#lib/routing/vrp-index.ts'
import { currentSnapshots } from '../current-snapshots.ts'
import type { EvidenceSet, Opened } from '../evidence.ts'
import type { Snapshot, SnapshotKind } from '../snapshot.ts'
import { stateSources } from '../state-sources.ts'
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
    sources: stateSources({ current, refused: refusedSources(catalogue) }, at),
  }
}

export const refusedSources = ({ refusals }: Catalogue): Set<string> =>
  new Set(refusals.flatMap(({ source }) => source ?? []))
