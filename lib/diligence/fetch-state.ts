/**
 * How fetching a source has gone: when it was last tried, what was last got, and since when it fails.
 *
 * What fails is told apart from what is there: the last good snapshot stays current whatever stands here.
 */
import type { Unanswered } from '#lib/kernel/unanswered.ts'
import type { SourceDownload } from './source.ts'

/** `disk-full` is this house's own. */
export type FetchProblem = Unanswered | 'disk-full'

export type FetchFailure = {
  reason: FetchProblem
  /** One sentence for whoever runs the house. */
  sentence: string
  /** The first of the tries that have failed without a success between them, and how many there were. */
  since: string
  times: number
  /** Until when the server wants to be left alone; null where it did not say. */
  notBefore: string | null
}

/** The tries of before the first success: until then the source had failed, and a dossier of then still says so. */
export type EndedFailure = Pick<FetchFailure, 'sentence' | 'since'> & { until: string }

/** Instants are ISO texts. */
export type FetchState = {
  source: string
  /** Where it was fetched from: what is known of one address says nothing about another. */
  url: string
  triedAt: string
  succeededAt: string | null
  /** What tells the last good file from another, and how long it was. */
  etag: string | null
  lastModified: string | null
  bytes: number | null
  /** Its hash: what the catalogue has to name for an answer that it is the same to say anything. */
  sha256: string | null
  failure: FetchFailure | null
  beforeFirst?: EndedFailure | undefined
}

const hourMs = 3_600_000
/** The schedule looks every half hour, and never to the second: what is due in a moment is due now. */
const slackMs = 2 * 60_000

const later = (moment: string, ms: number): string => new Date(Date.parse(moment) + ms).toISOString()

/** When a source is to be fetched next; null where it never was from this address. */
export function findDueTime(download: SourceDownload, state: FetchState | null): string | null {
  if (state === null || state.url !== download.url) return null
  const { everyHours, leastHours } = download
  const { triedAt, failure } = state
  if (failure === null) return later(triedAt, Math.max(everyHours * hourMs - slackMs, leastHours * hourMs))
  // Twice as long after each failure, until it is as long as after a success.
  const hours = Math.min(leastHours * 2 ** (failure.times - 1), Math.max(everyHours, leastHours))
  const due = later(triedAt, hours * hourMs)
  return failure.notBefore !== null && failure.notBefore > due ? failure.notBefore : due
}

type Try = { source: string; url: string; at: string }
export type KnownFile = Pick<FetchState, 'etag' | 'lastModified' | 'bytes' | 'sha256'>

export const unknownFile: KnownFile = { etag: null, lastModified: null, bytes: null, sha256: null }

export const afterSuccess = (
  { source, url, at }: Try,
  { etag, lastModified, bytes, sha256 }: KnownFile,
  before: FetchState | null = null,
): FetchState => ({
  source,
  url,
  triedAt: at,
  succeededAt: at,
  etag,
  lastModified,
  bytes,
  sha256,
  failure: null,
  beforeFirst: before?.beforeFirst ?? (before?.succeededAt === null ? endOf(before.failure, at) : undefined),
})

/** Of later ones nothing is kept: where a file stands in for a source, a fetch that fails changes no status. */
const endOf = (failure: FetchFailure | null, until: string): EndedFailure | undefined =>
  failure ? { sentence: failure.sentence, since: failure.since, until } : undefined

type Failed = { reason: FetchProblem; sentence: string; retryAfterMs: number | null }

/** Keeps what is known of the last good file, as long as it was of this address. */
export function afterFailure({ source, url, at }: Try, before: FetchState | null, failed: Failed): FetchState {
  const { reason, sentence, retryAfterMs } = failed
  const known = before?.url === url ? before : unknownFile
  return {
    source,
    url,
    triedAt: at,
    succeededAt: before?.succeededAt ?? null,
    etag: known.etag,
    lastModified: known.lastModified,
    bytes: known.bytes,
    sha256: known.sha256,
    failure: {
      reason,
      sentence,
      since: before?.failure?.since ?? at,
      times: (before?.failure?.times ?? 0) + 1,
      notBefore: retryAfterMs === null ? null : later(at, retryAfterMs),
    },
    beforeFirst: before?.beforeFirst,
  }
}
