/** In which state each source of the catalogue and of the world is, by the snapshots that are current. */
import { sourceStatus } from './current-snapshots.ts'
import type { DossierSource } from './dossier.ts'
import type { Snapshot, SnapshotKind } from './snapshot.ts'
import { sourceCatalogue, sourceOf } from './source-catalogue.ts'

export type Imported = {
  /** The newest snapshot of each source, by source id. */
  current: ReadonlyMap<string, Snapshot>
  /** Ids of the sources of which a file was refused, and no later one accepted. */
  refused: ReadonlySet<string>
}

/** Of these no check of a block rests on a row: they speak of ASNs, or beside the VRPs of the same file. */
const besideBlocks: readonly SnapshotKind[] = ['asn-registrations', 'aspas', 'roa-ends']

/** Catalogue order first, then what the folder brought along, by name. */
export function stateSources({ current, refused }: Imported, at: string): DossierSource[] {
  const brought = [...current.values()]
    .filter(({ source, kind }) => !(besideBlocks.includes(kind) || sourceCatalogue.some(({ id }) => id === source)))
    .map(({ source, kind }) => sourceOf(source, kind))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  return [...sourceCatalogue, ...brought].map((source) => {
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
  })
}
