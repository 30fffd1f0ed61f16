/** What is known of one source of a world: what /sources shows. Its history stays; only the newest snapshot answers. */
import type { SourceStatus } from './dossier.ts'
import type { Snapshot } from './snapshot.ts'
import type { Source } from './source.ts'

export type SourceRefusal = {
  fileName: string
  /** From 1; null where the fault has no line. */
  line: number | null
  reason: string
  /** ISO instant of the import that was tried. */
  at: string
}

export type SourceState = {
  source: Source
  status: SourceStatus
  /** The newest snapshot; null where there is none. */
  current: Snapshot | null
  /** Snapshots kept beside the current one. */
  earlierSnapshots: number
  /** The last file of this source that was refused, unless a later one was imported. */
  lastRefusal: SourceRefusal | null
}
