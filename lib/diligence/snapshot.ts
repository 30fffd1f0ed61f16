/**
 * A snapshot: one dated import of one source, immutable and named by the sha256 of the file it came from.
 *
 * Says what a format adapter must deliver and what is written down about each import. Knows no format.
 */
import type { Columns } from '#lib/kernel/columns.ts'
import type { Result } from '#lib/kernel/result.ts'

/** What the rows of a source are; each kind has one schema or index, declared in its own context. */
export type SnapshotKind =
  | 'registrations'
  | 'asn-registrations'
  | 'transfers'
  | 'pending-transfers'
  | 'vrps'
  | 'aspas'
  | 'roa-ends'
  | 'local-exceptions'
  | 'announcements'
  | 'route-objects'
  | 'inetnums'
  | 'as-sets'
  | 'blocklist'
  | 'asn-drop'
  | 'special-purpose'
  | 'special-asns'
  | 'address-space'
  | 'transfer-locks'
  | 'registry-conflicts'
  | 'locations'
  | 'geofeed'

/** One source's rows out of one file, before anything is written. */
export type ReadSnapshot = {
  /** Id of the source, e.g. `delegated-afrinic`, `spamhaus-drop`, `irr-radb`. */
  source: string
  kind: SnapshotKind
  /** `YYYY-MM-DD` where the file tells a day, an ISO instant in UTC where it tells a time, else null. */
  asOf: string | null
  /** The instant past which the file itself is not to be relied on, where it tells one; never a finding about a row. */
  usableUntil?: string | undefined
  /** The first day that it covers, `YYYY-MM-DD`, where the file tells one: a log has nothing of before. */
  begins?: string | undefined
  /** IPv4 rows kept. */
  records: number
  /** How many entries the file says it has, where its format has such a count that does not bind; `records` says how many were read. */
  countedByHeader?: number | undefined
  /** What a reader of the import should know: skipped rows, metadata counts that are shown and never checked. */
  notes: readonly string[]
  columns: Columns
}

/**
 * Why a file was refused whole. `source` is the id it would have had, null where the file does not get as
 * far as telling; `line` counts from 1, null where the fault has no line. `kind` is told of a source that only the folder
 * names: no row says what it would have been.
 */
export type FormatRefusal = {
  source: string | null
  kind?: SnapshotKind | undefined
  line: number | null
  reason: string
}

export type FileFacts = {
  /** The file's own name, without folders. */
  name: string
  /** The list this folder's `sources.json` says the file is, if it says so: only a plain netset needs it. */
  listName: string | null
}

/** One file format. Recognises by content alone and reads a stream; never touches disk or network. */
export type FormatAdapter = {
  /** e.g. `delegated-statistics`, `vrp-json`. */
  format: string
  /** `head` is the first 64 KiB of the decompressed text as latin-1. */
  recognise(head: string, file: FileFacts): boolean
  /** Reads the decompressed bytes. Everything or nothing: a refusal leaves no snapshot. */
  read(bytes: AsyncIterable<Uint8Array>, file: FileFacts): Promise<Result<readonly ReadSnapshot[], FormatRefusal>>
}

/** What is kept of a finished import. */
export type Snapshot = {
  source: string
  kind: SnapshotKind
  format: string
  fileName: string
  /** sha256 of the index file: the name it is kept under. */
  index: string
  /** Of the file's raw bytes, as `sha256sum` prints it: compressed bytes when the file was compressed. */
  sha256: string
  asOf: string | null
  /** Whether the file itself tells `asOf`, or only its name does, or nothing. */
  datedBy: 'content' | 'name' | 'nothing'
  fetchedAt: string
  /** As in `ReadSnapshot`. */
  usableUntil?: string | undefined
  /** As in `ReadSnapshot`. */
  begins?: string | undefined
  /** Size of the raw file. */
  bytes: number
  records: number
  /** As in `ReadSnapshot`. */
  countedByHeader?: number | undefined
  notes: readonly string[]
}
