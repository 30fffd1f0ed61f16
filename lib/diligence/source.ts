/**
 * A source: an outside data set the dossier rests on, with its terms as data.
 *
 * The rows are in source-catalogue.ts; a list or routing registry that a folder brings and the
 * catalogue does not know gets a row that says so. Knows nothing of files or fetching.
 */
import type { Confidence } from '#lib/kernel/confidence.ts'
import type { SnapshotKind } from './snapshot.ts'

export type SourceTerms = {
  mayShowPublic: boolean
  /** Days a copy may be kept; null where the terms set no limit. */
  mayStoreDays: number | null
  mayRedistributeRaw: boolean
  credit: string
  /** Where the terms were read; null where the publisher prints none. */
  url: string | null
  /** Day the terms were read, and how sure we are that this is what they say. */
  dateRead: string
  confidence: Confidence
}

/** How a source is fetched over the network. */
export type SourceDownload = {
  /** Of the file itself. */
  url: string
  /** From one success to the next look. */
  everyHours: number
  /** Its publisher is never asked again sooner, whatever came of the last time. */
  leastHours: number
  /**
   * What tells the day of a file that does not tell it itself: the server's `Last-Modified`, or, where a file may
   * stay the same for years and is no less true, the day it was fetched.
   */
  dayFrom: 'last-modified' | 'fetch'
  /** How sure we are of address and pace, and the day they were read. */
  confidence: Confidence
  dateRead: string
}

export type Source = {
  id: string
  kind: SnapshotKind
  title: string
  publisher: string
  /** Where the publisher offers it. */
  url: string | null
  /** How the world that fetches its sources fetches this one; without it, it is only read from a folder. */
  download?: SourceDownload
  /** A snapshot older than this is stale: it is used, and said to be old. */
  staleAfterHours: number
  /** Without every required source observed and fresh, nothing may be called good. */
  required: boolean
  terms: SourceTerms
}

/** Whether a source's raw records may be in a file that anybody may have: shown and passed on. */
export const mayTravel = ({ mayShowPublic, mayRedistributeRaw }: SourceTerms): boolean =>
  mayShowPublic && mayRedistributeRaw
