/** What RIPEstat says of a block's visibility and past, in a line each. */
import { listStays } from '../origin-history.ts'
import type { CollectorView, RoutingHistory } from '../outside.ts'
import { originName } from './route-words.ts'
import { enumerate, formatCount, quantity } from './wording.ts'

const mostWeak = 3

/** All peers together, then the collectors at which the least of them see it. */
export function sayCollectors(views: readonly CollectorView[]): string {
  if (views.length === 0) return 'No collector has a full-table peer that could have seen it.'
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0)
  const [peers, of] = [sum(views.map((view) => view.peers)), sum(views.map((view) => view.of))]
  const weak = views
    .filter((view) => view.peers < view.of)
    .sort((a, b) => a.peers / a.of - b.peers / b.of || b.of - a.of)
    .slice(0, mostWeak)
    .map((view) => `${view.collector}${view.place ? `, ${view.place}` : ''} (${view.peers} of ${view.of})`)
  const least = weak.length > 0 && peers > 0 ? ` Least at ${enumerate(weak, mostWeak)}.` : ''
  return `Seen by ${formatCount(peers)} of ${quantity(of, 'full-table peer')} at ${quantity(views.length, 'collector')}.${least}`
}

const mostStays = 6

/** Newest first. */
export function sayStays(history: RoutingHistory): string {
  const stays = listStays(history).reverse()
  if (stays.length === 0) return 'No route for the block itself is remembered.'
  const named = stays.map(
    ({ origin, from, until, seen }) =>
      `${originName(origin)} ${from} to ${until}${seen ? ` (${seen.peers} of ${seen.of} peers)` : ''}`,
  )
  return `${enumerate(named, mostStays)}. Left out: routes seen by fewer than ${quantity(history.leastPeers, 'full-table peer')}.`
}
