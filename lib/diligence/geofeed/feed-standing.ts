/** What is known here of the geofeed that a registration links: what it said when it was last read, and a failure after that. */
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { askedAgainAt } from '../ask-again.ts'
import { quantity } from '../statements/wording.ts'
import type { FeedFault, LinkedFeedReading } from './linked-feed.ts'

/** Moments are ISO instants of real time. */
export type FeedStanding = {
  /** As the registration links it. */
  readonly link: string
  readonly last: {
    readonly at: string /** Behind all redirects. */
    readonly url: string
    readonly reading: LinkedFeedReading
  } | null
  /** Null where the last try succeeded. */
  readonly problem: (FeedFault & { readonly at: string }) | null
}

type Fetched = { readonly url: string; readonly reading: LinkedFeedReading }

/** A try to read the feed, and what it came to. */
export type FeedTry = { readonly link: string; readonly at: string; readonly came: Result<Fetched, FeedFault> }

/** A failure leaves what was read before; so does an answer that is no feed, such as the page of a sign-in. */
export function standAfter(before: FeedStanding | null, { link, at, came }: FeedTry): FeedStanding {
  const read = came.ok ? takeAsFeed(came.value) : came
  if (read.ok) return { link, last: { at, ...read.value }, problem: null }
  return { link, last: before?.last ?? null, problem: { at, ...read.error } }
}

/** How long what a feed said stands; a failure after it does not make it any younger. */
export const feedKeptMs = 60 * 60_000

/** Without what was read too long ago; null where nothing is left. `now` in milliseconds. */
export function standAt(now: number, standing: FeedStanding): FeedStanding | null {
  const last = standing.last && now - Date.parse(standing.last.at) < feedKeptMs ? standing.last : null
  return (last ?? standing.problem) ? { ...standing, last } : null
}

/** From when on it is fetched again; null where nothing stands. */
export function feedAskedAgainAt({ last, problem }: FeedStanding): string | null {
  if (problem) return askedAgainAt(problem.at, 'failed')
  return last && askedAgainAt(last.at, 'answered')
}

/** A feed may be faulty; an empty one is a feed that places nothing. */
function takeAsFeed(fetched: Fetched): Result<Fetched, FeedFault> {
  const { entries, faults } = fetched.reading
  const fault = faults.find(({ rule }) => rule === 'not-a-feed')
  if (fault) return noFeed(`. ${fault.message}`)
  if (entries.unread === 0 || entries.ipv4 + entries.ipv6 > 0) return ok(fetched)
  return noFeed(`: none of its lines begins with a prefix (${quantity(entries.unread, 'line')}).`)
}

const noFeed = (why: string): Result<never, FeedFault> =>
  err({ isAsked: true, sentence: `It answered, but with no geofeed${why}` })
