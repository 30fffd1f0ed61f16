/** The evidence of a world at a moment: its current snapshots, opened, and the state of every source. */
import { openRangeTable, type RangeSchema } from '#lib/address-space/range-table.ts'
import { registrationSchema } from '#lib/registry/registration.ts'
import { specialAsnSchema, specialPurposeSchema } from '#lib/registry/special-purpose.ts'
import { transferSchema } from '#lib/registry/transfer.ts'
import { blocklistSchema } from '#lib/reputation/blocklist.ts'
import { announcementSchema } from '#lib/routing/announcement.ts'
import { openAspaIndex } from '#lib/routing/aspa-index.ts'
import { openExceptions } from '#lib/routing/local-exceptions.ts'
import { roaEndSchema } from '#lib/routing/roa-end.ts'
import { routeObjectSchema } from '#lib/routing/route-object.ts'
import { openVrpIndex } from '#lib/routing/vrp-index.ts'
import { currentSnapshots, sourceStatus } from '../current-snapshots.ts'
import type { DossierSource } from '../dossier.ts'
import type { EvidenceSet, Opened } from '../evidence.ts'
import type { Snapshot, SnapshotKind } from '../snapshot.ts'
import { sourceCatalogue, sourceOf } from '../source-catalogue.ts'
import { withExceptions } from '../with-exceptions.ts'
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
  'local-exceptions': indexCache(openExceptions),
  aspas: indexCache(openAspaIndex),
  'roa-ends': tablesOf(roaEndSchema),
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
    ...withExceptions(
      opened('vrps', openers.vrps)[0] ?? null,
      opened('local-exceptions', openers['local-exceptions'])[0] ?? null,
    ),
    aspas: opened('aspas', openers.aspas)[0] ?? null,
    roaEnds: roaEndsOf(current, opened('roa-ends', openers['roa-ends'])),
    announcements: opened('announcements', openers.announcements),
    routeObjects: opened('route-objects', openers['route-objects']),
    blocklists: opened('blocklist', openers.blocklist),
    specialPurpose: opened('special-purpose', openers['special-purpose'])[0] ?? null,
    specialAsns: opened('special-asns', openers['special-asns'])[0] ?? null,
    sources: stateSources(catalogue, current, at),
  }
}

/** Ends told by another export than the VRPs in use say nothing of these: what has ended there may be signed anew. */
function roaEndsOf(current: ReadonlyMap<string, Snapshot>, ends: EvidenceSet['roaEnds'][]): EvidenceSet['roaEnds'] {
  const { sha256 } = current.get('rpki-vrps') ?? {}
  return ends.find((one) => one?.snapshot.sha256 === sha256) ?? null
}

/** Of these no check of a block rests on a row: they speak of ASNs, or beside the VRPs of the same file. */
const besideBlocks: readonly SnapshotKind[] = ['aspas', 'roa-ends']

/** Catalogue order first, then what the folder brought along, by name. */
function stateSources(catalogue: Catalogue, current: ReadonlyMap<string, Snapshot>, at: string): DossierSource[] {
  const brought = [...current.values()]
    .filter(({ source, kind }) => !(besideBlocks.includes(kind) || sourceCatalogue.some(({ id }) => id === source)))
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
