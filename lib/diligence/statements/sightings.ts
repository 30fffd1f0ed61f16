/** How widely a route is seen, where a routing table counts its peers: a route of few peers is hardly reachable. */
import type { Particulars } from '../particulars.ts'
import { formatCount } from './wording.ts'

type Route = { prefix: string; origin: number | null }

/** ` (seen by 3 of about 340 peers)`, or nothing where no table counts. */
export function explainSighting(particulars: Particulars, route: Route): string {
  const seen = sightingOf(particulars, route)
  return seen === null ? '' : ` (seen by ${seen})`
}

/** `3 of about 340 peers`; null where no table counts. */
export function sightingOf({ sightings }: Particulars, { prefix, origin }: Route): string | null {
  const own = sightings.filter((one) => one.prefix === prefix && one.origin === origin)
  const [widest] = own.sort((a, b) => b.peers - a.peers)
  return widest ? `${formatCount(widest.peers)} of about ${formatCount(widest.of)} peers` : null
}
