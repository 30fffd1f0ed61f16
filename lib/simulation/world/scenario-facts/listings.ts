/** Which addresses of the scenarios stand on which blocklist, and from when to when. */
import type { Day } from '../day.ts'
import type { Listing } from '../facts.ts'
import { periodOf, prefixOf, type Span } from './moment.ts'

type Row = Span & { prefix: string; list: Listing['list'] }

// The bad block: 240.0.64.0/20 whole (4,096), three /24s inside it that add nothing, and eight /24s
// outside it (2,048): a union of 6,144 addresses, a sum of 6,912.
const insideTheListedTwentieth = ['240.0.65.0/24', '240.0.66.0/24', '240.0.79.0/24']
const outsideIt = [82, 83, 90, 97, 101, 110, 119, 127].map((third) => `240.0.${third}.0/24`)

const rows: readonly Row[] = [
  { prefix: '240.0.4.0/22', list: 'drop', from: -120 },
  { prefix: '240.0.10.0/24', list: 'drop', from: -75 },
  { prefix: '240.0.16.0/20', list: 'drop', from: -310 },
  { prefix: '240.0.32.0/22', list: 'drop', from: -400, until: -90 },
  { prefix: '240.0.41.0/24', list: 'lamplighters', from: -44 },
  { prefix: '240.0.43.0/24', list: 'lamplighters', from: -44 },
  { prefix: '240.0.64.0/20', list: 'drop', from: -60 },
  ...insideTheListedTwentieth.map((prefix) => ({ prefix, list: 'drop' as const, from: -260 })),
  ...outsideIt.map((prefix) => ({ prefix, list: 'drop' as const, from: -210 })),
  { prefix: '240.0.96.0/21', list: 'lamplighters', from: -180 },
]

export function scenarioListings(genesis: Day): Listing[] {
  return rows.map(({ prefix, list, ...span }) => ({ prefix: prefixOf(prefix), list, ...periodOf(span, genesis) }))
}
