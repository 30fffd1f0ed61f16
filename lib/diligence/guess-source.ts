/** Whose file it would have been that cannot be read: what it was fetched or named as, else what it brought before. */

import { locationProviders } from './location-sources.ts'
import { inetnumsOfFile, registryDatabases } from './registry-databases.ts'
import { setDatabases, setsOfFile } from './set-databases.ts'
import type { Snapshot, SnapshotKind } from './snapshot.ts'
import { fetchableSources, sourceCatalogue } from './source-catalogue.ts'

export type UnreadFile = {
  /** Without folders. */
  fileName: string
  /** The source that it was fetched as, and the name that its folder gives it. */
  expected: string | null
  listName: string | null
}

export type GuessedSource = { source: string | null; kind?: SnapshotKind }

export function guessSource(
  { fileName, expected, listName }: UnreadFile,
  known: readonly Pick<Snapshot, 'source' | 'kind' | 'fileName'>[],
): GuessedSource {
  const name = expected ?? listName
  const before = known.filter((snapshot) => (name === null ? snapshot.fileName === fileName : snapshot.source === name))
  // One file may bring several sources; one of the catalogue is what the file is known for.
  const main = before.find((snapshot) => sourceCatalogue.some(({ id }) => id === snapshot.source)) ?? before.at(-1)
  const source = name ?? main?.source ?? inetnumsOfFile(fileName) ?? setsOfFile(fileName)
  const kind = main?.kind ?? kindOfName(source)
  return kind === undefined ? { source } : { source, kind }
}

/** A feed of a network is named by whoever keeps the folder: by the custom of this house `geofeed-…`. */
function kindOfName(source: string | null): SnapshotKind | undefined {
  if (source?.startsWith('geofeed-')) return 'geofeed'
  return [...fetchableSources, ...locationProviders, ...registryDatabases, ...setDatabases].find(
    ({ id }) => id === source,
  )?.kind
}
