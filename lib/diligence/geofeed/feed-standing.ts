/** What is known here of the geofeed that a registration links: what it said when it was last read, and a failure after that. */
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
