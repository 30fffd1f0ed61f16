/** What linked geofeeds said within the last hour, in this process: with its time, also where a later try failed. Asks nobody. */
import { formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import { type FeedStanding, feedKeptMs, standAt } from '../geofeed/feed-standing.ts'
import { KeptAnswers } from './kept-answers.ts'

// Next bundles page and route apart from each other: one asks, the other shows.
declare global {
  var dotquadFeedAnswers: KeptAnswers<FeedStanding> | undefined
}

function keptAnswers(): KeptAnswers<FeedStanding> {
  globalThis.dotquadFeedAnswers ??= new KeptAnswers({ keptMs: feedKeptMs, mostKept: 300 })
  return globalThis.dotquadFeedAnswers
}

/** Of the feed that the registration links now: what another one said before says nothing of it. */
export function findFeedStanding(_actor: Actor, block: Prefix, link: string | null): FeedStanding | null {
  const kept = keptAnswers().find(formatPrefix(block))
  return kept?.link === link ? standAt(Date.now(), kept) : null
}

/** A copy, since a piece of a text keeps the whole of it in memory, and that may be two megabytes a feed. */
export function keepFeedStanding(block: Prefix, standing: FeedStanding): void {
  keptAnswers().keep(formatPrefix(block), structuredClone(standing))
}
