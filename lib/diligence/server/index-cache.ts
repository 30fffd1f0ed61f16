import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Columns, decodeColumns } from '#lib/kernel/columns.ts'
import type { Snapshot } from '../snapshot.ts'
import type { WorldFolder } from './world-folder.ts'

/** Enough for every current snapshot and the history a page shows; the largest index is some 30 MB. */
const mostKept = 48

/**
 * Opens index files of one kind, each once a process. They are immutable and named by their hash,
 * so an opened one never goes stale; the one opened longest ago makes room.
 */
export function indexCache<T>(open: (columns: Columns) => T): (folder: WorldFolder, snapshot: Snapshot) => T {
  const kept = new Map<string, T>()
  return (folder, { index }) => {
    const known = kept.get(index)
    if (known !== undefined) return known
    const opened = open(decodeColumns(readFileSync(join(folder.indexes, index))))
    for (const oldest of kept.keys()) {
      if (kept.size < mostKept) break
      kept.delete(oldest)
    }
    kept.set(index, opened)
    return opened
  }
}
