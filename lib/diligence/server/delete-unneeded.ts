/** Deletes the files of a world that no snapshot of its catalogue needs, and what a process that died left half. */
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Catalogue } from './catalogue-store.ts'
import { packedSuffix } from './raw-text.ts'
import type { WorldFolder } from './world-folder.ts'

/** How many. Only the holder of the world's import lock may: an import writes files before it names them. */
export function deleteUnneeded(folder: WorldFolder, { snapshots }: Catalogue): number {
  const originals = new Set(snapshots.map(({ sha256 }) => sha256))
  const indexes = new Set(snapshots.map(({ index }) => index))
  const below = (path: string, needed: ReadonlySet<string>) =>
    readdirSync(path)
      .filter((name) => !needed.has(name.replace(packedSuffix, '')))
      .map((name) => join(path, name))
  const unneeded = [
    ...below(folder.originals, originals),
    ...below(folder.texts, originals),
    ...below(folder.indexes, indexes),
  ]
  for (const path of unneeded) rmSync(path, { force: true })
  return unneeded.length
}
