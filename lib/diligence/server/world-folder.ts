/**
 * Where a world keeps its snapshots: one folder a world, the same layout in each.
 *
 *   catalogue.json    what was imported and what was refused
 *   originals/<hash>  files as they came, by the sha256 of their bytes; superseded ones that came plain as <hash>.gz
 *   texts/<hash>      the decompressed text of an original that came compressed, until it is superseded
 *   indexes/<hash>    index files (kernel/columns), by their own sha256
 *   shared.json       what is known here of the catalogue that the house shares
 *   incoming/         what is being fetched from the house's store
 *   fetches.json      how the last fetch of each source went, where the world fetches its sources
 *   fetched/<source>  what has come of a file that is being fetched
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

export type WorldFolder = {
  root: string
  catalogue: string
  lock: string
  originals: string
  texts: string
  indexes: string
  /** Where a world that makes its own files puts them before they are imported. */
  generated: string
  fetches: string
  fetched: string
  fetchLock: string
  shared: string
  incoming: string
  transferLock: string
}

export function worldFolder(dataDir: string, world: string): WorldFolder {
  const root = join(dataDir, world)
  const inside = (name: string) => join(root, name)
  return {
    root,
    catalogue: inside('catalogue.json'),
    lock: inside('import.lock'),
    originals: inside('originals'),
    texts: inside('texts'),
    indexes: inside('indexes'),
    generated: inside('generated'),
    fetches: inside('fetches.json'),
    fetched: inside('fetched'),
    fetchLock: inside('fetch.lock'),
    shared: inside('shared.json'),
    incoming: inside('incoming'),
    transferLock: inside('transfer.lock'),
  }
}

export function makeWorldFolder(dataDir: string, world: string): WorldFolder {
  const folder = worldFolder(dataDir, world)
  for (const path of [folder.originals, folder.texts, folder.indexes]) mkdirSync(path, { recursive: true })
  return folder
}
