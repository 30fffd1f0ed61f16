/** Where geofeeds place the blocks behind the scenarios: one block in two countries at once. */
import type { Day } from '../day.ts'
import type { Location } from '../facts.ts'
import type { OrganisationId } from '../organisations.ts'
import { periodOf, prefixOf, type Span } from './moment.ts'

type Row = Span & { publisher: OrganisationId; prefix: string; country: string; region: string; city: string }

const rows: readonly Row[] = [
  {
    publisher: 'nonesuch-cartographers',
    prefix: '240.0.0.0/22',
    country: 'NL',
    region: 'NL-UT',
    city: 'Utrecht',
    from: '2021-01-04',
  },
  {
    publisher: 'paper-lighthouse',
    prefix: '240.1.0.0/22',
    country: 'GB',
    region: 'GB-BST',
    city: 'Bristol',
    from: '2022-05-16',
  },
  {
    publisher: 'nine-napping-dragons',
    prefix: '247.0.8.0/22',
    country: 'SG',
    region: '',
    city: 'Singapore',
    from: -80,
  },
  // The wrong one: its lease ended 90 days before genesis, and the feed was never corrected.
  {
    publisher: 'tucano-de-papel',
    prefix: '247.0.8.0/22',
    country: 'BR',
    region: 'BR-SP',
    city: 'Campinas',
    from: -790,
  },
  {
    publisher: 'tucano-de-papel',
    prefix: '251.0.6.0/23',
    country: 'BR',
    region: 'BR-SP',
    city: 'Campinas',
    from: -630,
  },
]

export function scenarioLocations(genesis: Day): Location[] {
  return rows.map(({ from, prefix, ...place }) => ({
    ...place,
    prefix: prefixOf(prefix),
    ...periodOf({ from }, genesis),
  }))
}
