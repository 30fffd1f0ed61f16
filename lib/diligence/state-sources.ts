/** In which state each source of the catalogue and of the world is, by the snapshots that are current. */
import { sourceStatus } from './current-snapshots.ts'
import type { DossierSource } from './dossier.ts'
import { faultOfSource } from './fault-of-source.ts'
import { locationProviders } from './location-sources.ts'
import type { ReadingFault } from './reading-fault.ts'
import { registryDatabases } from './registry-databases.ts'
import type { FormatRefusal, Snapshot, SnapshotKind } from './snapshot.ts'
import type { Source } from './source.ts'
import { sourceCatalogue, sourceOf } from './source-catalogue.ts'

export type Imported = {
  /** The newest snapshot of each source, by source id. */
  current: ReadonlyMap<string, Snapshot>
  /** Of the sources of which a file was refused or could not be fetched, and no later one accepted, by source id. */
  faults: ReadonlyMap<string, ReadingFault>
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
  const failed = [...locationProviders, ...named].filter(({ id }) => imported.faults.has(id))
  const byName = new Map([...failed, ...current].map((source) => [source.id, source]))
  return [...byName.values()].sort(byId).map((source) => stateOf(source, imported, at))
}

/**
 * Of all the others those of which a file was refused or could not be fetched, by name: their own, or, of the registries'
 * databases, the one that they came in. Those that merely come in a file of the catalogue are told by that.
 */
export function stateBesideSources(imported: Imported & { refusals: readonly Refused[] }, at: string): DossierSource[] {
  const { current, faults, refusals } = imported
  const told = [...stateSources(imported, at), ...stateLocationSources(imported, at)].map(({ source }) => source)
  const named = new Map(refusals.map(({ source, kind }) => [source, kind]))
  const own = [...faults.keys()].map((id) => sourceOf(id, current.get(id)?.kind ?? named.get(id) ?? kindOfNamed))
  const byName = new Map([...registryDatabases, ...own].map((source) => [source.id, source]))
  return [...byName.values()]
    .filter(({ id }) => !told.includes(id))
    .sort(byId)
    .map((source) => stateOf(source, imported, at))
    .filter(({ fault }) => fault !== undefined)
}

/** Of a name that nothing else tells of: a list of addresses is the one format that a folder has to name. */
const kindOfNamed: SnapshotKind = 'blocklist'

const byId = (a: Source, b: Source): number => (a.id < b.id ? -1 : 1)

function stateOf(source: Source, { current, faults }: Imported, at: string): DossierSource {
  const snapshot = current.get(source.id)
  const read = { source: source.id, sha256: snapshot?.sha256 ?? null }
  const fault = faultOfSource(read, { faults, sources: current.values() })
  return {
    source: source.id,
    kind: source.kind,
    status: sourceStatus(source, { current: snapshot, fault }, at),
    asOf: snapshot?.asOf ?? null,
    fetchedAt: snapshot?.fetchedAt ?? null,
    sha256: read.sha256,
    records: snapshot?.records ?? null,
    ...besideStatus(snapshot, fault),
  }
}

/** What the page tells of a source beside its status. */
export const besideStatus = (
  snapshot: Snapshot | undefined,
  fault: ReadingFault | null,
): Pick<DossierSource, 'fault' | 'countedByHeader'> => ({
  ...(fault === null ? {} : { fault }),
  ...(snapshot?.countedByHeader === undefined ? {} : { countedByHeader: snapshot.countedByHeader }),
})
