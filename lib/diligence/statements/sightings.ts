/** How widely a route is seen, where a routing table counts its peers: a route of few peers is hardly reachable. */
import type { Particulars } from '../particulars.ts'
import { keyOfRoute, type Route } from '../route-keys.ts'
import { formatCount } from './wording.ts'

/** ` (seen by 3 of about 340 peers)`, or nothing where no table counts. */
export function explainSighting(particulars: Particulars, route: Route): string {
  const seen = sightingOf(particulars, route)
  return seen === null ? '' : ` (seen by ${seen})`
}

/** `3 of about 340 peers`, with the day of an old table; null where no table counts. */
export function sightingOf({ sightings }: Particulars, route: Route): string | null {
  const seen = sightings.get(keyOfRoute(route))
  if (!seen) return null
  return `${formatCount(seen.peers)} of about ${formatCount(seen.of)} peers${seen.on === undefined ? '' : ` on ${seen.on}`}`
}
