/**
 * Lets go of snapshots that need not or may not be kept, and packs those that were superseded.
 *
 * In two steps, for another process may be reading: what leaves the catalogue now loses its files at the next sweep.
 */
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Actor } from '#lib/kernel/actor.ts'
import { currentSnapshots } from '../current-snapshots.ts'
import { chooseExpired, chooseForgotten, type Retention } from '../retention.ts'
import type { Snapshot } from '../snapshot.ts'
import { readCatalogue, writeCatalogue } from './catalogue-store.ts'
import { deleteUnneeded } from './delete-unneeded.ts'
import type { WorldPlace } from './list-snapshots.ts'
import { packedSuffix, startsAsGzip } from './raw-text.ts'
import { withImportLock } from './with-import-lock.ts'
import { makeWorldFolder, type WorldFolder } from './world-folder.ts'

export type Swept = {
  /** Snapshots that left the catalogue. */
  letGo: number
  /** Files that no snapshot needs any more. */
  deleted: number
  /** Files of superseded snapshots that take less room now. */
  packed: number
}

/** For jobs: whether it may be asked is the program's to know. May be repeated, and may die anywhere. */
export async function sweepSnapshots(
  _actor: Actor,
  { dataDir, world }: WorldPlace,
  retention: Retention,
): Promise<Swept> {
  const folder = makeWorldFolder(dataDir, world)
  return withImportLock(folder, async () => {
    const catalogue = readCatalogue(folder)
    const deleted = deleteUnneeded(folder, catalogue)
    const expired = new Set(chooseExpired(catalogue.snapshots, retention))
    const snapshots = catalogue.snapshots.filter((snapshot) => !expired.has(snapshot))
    const forgotten = new Set(chooseForgotten(catalogue.ended, retention))
    const ended = catalogue.ended.filter((refusal) => !forgotten.has(refusal))
    if (expired.size + forgotten.size > 0) writeCatalogue(folder, { ...catalogue, snapshots, ended })
    const current = new Set([...currentSnapshots(snapshots, retention.at).values()].map(({ sha256 }) => sha256))
    const superseded = snapshots.filter(({ sha256 }) => !current.has(sha256))
    return { letGo: expired.size, deleted, packed: packSuperseded(folder, superseded) }
  })
}

/** What came compressed needs no text beside it, and what came plain is compressed, if that makes it smaller. */
function packSuperseded(folder: WorldFolder, superseded: readonly Snapshot[]): number {
  const hashes = [...new Set(superseded.map(({ sha256 }) => sha256))]
  return hashes.filter((sha256) => {
    const original = join(folder.originals, sha256)
    const text = join(folder.texts, sha256)
    if (!existsSync(original)) return false
    if (existsSync(text)) {
      rmSync(text)
      return true
    }
    if (startsAsGzip(original)) return false
    const bytes = readFileSync(original)
    const packed = gzipSync(bytes)
    if (packed.length >= bytes.length) return false
    writeFileSync(`${original}${packedSuffix}.partial`, packed)
    renameSync(`${original}${packedSuffix}.partial`, `${original}${packedSuffix}`)
    rmSync(original)
    return true
  }).length
}
