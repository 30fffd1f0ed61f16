/** In which state each source of the catalogue and of the world is, by the snapshots that are current. */
import { sourceStatus } from './current-snapshots.ts'
import type { DossierSource } from './dossier.ts'
import { locationProviders } from './location-sources.ts'
import type { FormatRefusal, Snapshot, SnapshotKind } from './snapshot.ts'
import type { Source } from './source.ts'
import { sourceCatalogue, sourceOf } from './source-catalogue.ts'

export type Imported = {
  /** The newest snapshot of each source, by source id. */
  current: ReadonlyMap<string, Snapshot>
  /** Ids of the sources of which a file was refused, and no later one accepted. */
  refused: ReadonlySet<string>
}

const placing: readonly SnapshotKind[] = ['locations', 'geofeed']

/**
 * Of these no check of a dossier rests on a row: they speak of ASNs, beside the VRPs of the same file, or of where
 * addresses are, what a registry's database says of them or of an AS, or how IANA gave them out, which is told beside the dossier.
 */
const besideBlocks: readonly SnapshotKind[] = [
  'asn-registrations',
  'pending-transfers',
  'aspas',
  'roa-ends',
  'inetnums',
  'as-sets',
  'address-space',
  ...placing,
]

/** Catalogue order first, then what the folder brought along, by name. */
export function stateSources(imported: Imported, at: string): DossierSource[] {
  const brought = [...imported.current.values()]
    .filter(({ source, kind }) => !(besideBlocks.includes(kind) || sourceCatalogue.some(({ id }) => id === source)))
    .map(({ source, kind }) => sourceOf(source, kind))
    .sort(byId)
  return [...sourceCatalogue, ...brought].map((source) => stateOf(source, imported, at))
}

export type Refused = Pick<FormatRefusal, 'source' | 'kind'>

/** The providers of locations and the geofeeds that were imported, or of which a file was refused; by name. */
export function stateLocationSources(
  imported: Imported & { refusals: readonly Refused[] },
  at: string,
): DossierSource[] {
  const current = [...imported.current.values()]
    .filter(({ kind }) => placing.includes(kind))
    .map(({ source, kind }) => sourceOf(source, kind))
  // Any name may stand in a folder, so that a source without a row of its own is known by what its file was read as.
  const named = imported.refusals.flatMap(({ source, kind }) =>
    source !== null && kind !== undefined && placing.includes(kind) ? [sourceOf(source, kind)] : [],
  )
  const failed = [...locationProviders, ...named].filter(({ id }) => imported.refused.has(id))
  const byName = new Map([...failed, ...current].map((source) => [source.id, source]))
  return [...byName.values()].sort(byId).map((source) => stateOf(source, imported, at))
}

const byId = (a: Source, b: Source): number => (a.id < b.id ? -1 : 1)

function stateOf(source: Source, { current, refused }: Imported, at: string): DossierSource {
  const snapshot = current.get(source.id)
  return {
    source: source.id,
    kind: source.kind,
    status: sourceStatus(source, { current: snapshot, refused: refused.has(source.id) }, at),
    asOf: snapshot?.asOf ?? null,
    fetchedAt: snapshot?.fetchedAt ?? null,
    sha256: snapshot?.sha256 ?? null,
    records: snapshot?.records ?? null,
  }
}
