/** What is known of the sources of a world: what /sources shows. History stays; only the newest snapshot answers. */
import type { SourceStatus } from './dossier.ts'
import type { FetchState } from './fetch-state.ts'
import type { ReadingFault } from './reading-fault.ts'
import type { Snapshot } from './snapshot.ts'
import type { Source } from './source.ts'
import type { WorldRow } from './world.ts'

/** A file that was not imported, and why; `line` counts from 1 and is null where the fault has none. */
export type FileRefusal = { fileName: string; line: number | null; reason: string; at: string }

export type SourceState = {
  source: Source
  status: SourceStatus
  current: Snapshot | null
  /** Superseded snapshots, newest first. */
  history: readonly Snapshot[]
  lastRefusal: FileRefusal | null
  /** What keeps it from being read any further; null where a later file was accepted. */
  fault: ReadingFault | null
  /** How fetching it has gone; null where it was never fetched. */
  fetch: FetchState | null
}

export type WorldSources = {
  world: WorldRow
  /** The world's time, to which ages count. */
  at: string
  sources: readonly SourceState[]
  /** Refused files that do not get as far as telling which source they are. */
  unplacedRefusals: readonly FileRefusal[]
}
