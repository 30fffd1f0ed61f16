/**
 * Opened index files, each once a process, within one budget of bytes over all kinds.
 *
 * Index files are immutable and named by their hash, so an opened one never goes stale; the one asked for longest
 * ago makes room. What an evidence set still holds while a page is made lives until that page is done.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Columns, decodeColumns } from '#lib/kernel/columns.ts'
import type { Snapshot } from '../snapshot.ts'
import type { WorldFolder } from './world-folder.ts'

type Opened = { bytes: number; forget(): void }

export class IndexBudget {
  readonly #mostBytes: number
  /** A set keeps the order of insertion: the one asked for longest ago comes first. */
  readonly #opened = new Set<Opened>()
  #heldBytes = 0

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes
  }

  get heldBytes(): number {
    return this.#heldBytes
  }

  add(opened: Opened): void {
    this.#opened.add(opened)
    this.#heldBytes += opened.bytes
    for (const oldest of this.#opened) {
      if (this.#heldBytes <= this.#mostBytes) return
      this.#opened.delete(oldest)
      this.#heldBytes -= oldest.bytes
      oldest.forget()
    }
  }

  /** Counts as asked for just now. */
  touch(opened: Opened): void {
    if (this.#opened.delete(opened)) this.#opened.add(opened)
  }
}

/**
 * A routing table of the whole Internet is an index of 38 MB, a VRP export 13 MB, all registries together some 10 MB:
 * everything current and the files of a page's earlier moments fit, and a server of 1 GB does too.
 */
const mostBytes = 512 * 1024 * 1024

// Next bundles routes apart from each other: one process, several copies of this module, one budget.
declare global {
  var dotquadIndexBudget: IndexBudget | undefined
}

/** Opens index files of one kind; what is opened counts towards `budget`, that of the process unless named. */
export function indexCache<T>(
  open: (columns: Columns) => T,
  budget?: IndexBudget,
): (folder: WorldFolder, snapshot: Snapshot) => T {
  const kept = new Map<string, Opened & { table: T }>()
  return (folder, { index }) => {
    globalThis.dotquadIndexBudget ??= new IndexBudget(mostBytes)
    const counted = budget ?? globalThis.dotquadIndexBudget
    const known = kept.get(index)
    if (known) {
      counted.touch(known)
      return known.table
    }
    const file = readFileSync(join(folder.indexes, index))
    const opened = { table: open(decodeColumns(file)), bytes: file.byteLength, forget: () => kept.delete(index) }
    kept.set(index, opened)
    counted.add(opened)
    return opened.table
  }
}
