/** The route objects of the blocks behind the scenarios, right ones and left-over ones. */
import type { Day } from '../day.ts'
import type { RouteObject, RoutingRegistry } from '../facts.ts'
import { getOrganisation, type OrganisationId } from '../organisations.ts'
import { periodOf, prefixOf, type Span } from './moment.ts'

type Row = Span & { prefix: string; origin: OrganisationId; source: RoutingRegistry }

const rows: readonly Row[] = [
  { prefix: '240.0.0.0/22', origin: 'nonesuch-cartographers', source: 'RIPE', from: '2012-05-24' },
  { prefix: '240.0.4.0/22', origin: 'whispering-cabbage', source: 'RIPE', from: '2014-10-13' },
  { prefix: '240.0.8.0/21', origin: 'moonlit-turnip', source: 'RIPE', from: '2011-02-21' },
  { prefix: '240.0.32.0/22', origin: 'square-wheel', source: 'RIPE', from: '2015-04-14' },
  // Left behind by the former holder of the bad block, in both registries.
  { prefix: '240.0.64.0/18', origin: 'whispering-cabbage', source: 'RIPE', from: '2009-06-25' },
  { prefix: '240.0.96.0/20', origin: 'whispering-cabbage', source: 'RIPE', from: '2012-02-02' },
  { prefix: '240.0.64.0/18', origin: 'whispering-cabbage', source: 'RADB', from: '2010-01-19' },
  { prefix: '240.0.64.0/18', origin: 'borrowed-umbrella', source: 'RIPE', from: -143 },
  { prefix: '240.1.0.0/22', origin: 'paper-lighthouse', source: 'RIPE', from: '2013-10-22' },
  { prefix: '240.1.4.0/22', origin: 'unsinkable-teapot', source: 'RIPE', from: '2013-11-26' },
  { prefix: '240.1.8.0/22', origin: 'left-handed-compass', source: 'RIPE', from: '2014-02-04' },
  { prefix: '240.1.16.0/20', origin: 'sleeping-volcano', source: 'RIPE', from: '2008-08-26' },
  { prefix: '240.1.36.0/22', origin: 'square-wheel', source: 'RIPE', from: '2022-01-31' },
  { prefix: '240.1.64.0/18', origin: 'seven-league-sock', source: 'RIPE', from: '2007-06-12' },
  { prefix: '240.1.128.0/20', origin: 'clockwork-nightingale', source: 'RIPE', from: '2010-01-05' },
  { prefix: '240.2.0.0/22', origin: 'backwards-staircase', source: 'RIPE', from: -236 },
  { prefix: '240.2.4.0/22', origin: 'snowglobe-weather', source: 'RIPE', from: -892 },
  { prefix: '241.0.0.0/22', origin: 'dancing-baobab', source: 'AFRINIC', from: -388 },
  { prefix: '243.0.0.0/22', origin: 'glass-accordion', source: 'ARIN', from: '2016-06-30' },
  { prefix: '243.0.4.0/22', origin: 'tumbleweed-opera', source: 'RADB', from: '2005-01-25' },
  { prefix: '243.0.16.0/20', origin: 'wooden-submarine', source: 'ARIN', from: '2014-12-08' },
  { prefix: '243.0.40.0/22', origin: 'feathered-anvil', source: 'ARIN', from: -318 },
  { prefix: '243.0.56.0/21', origin: 'quilted-thunderstorm', source: 'ARIN', from: '2015-07-21', until: -505 },
  { prefix: '243.0.56.0/21', origin: 'clockwork-nightingale', source: 'RIPE', from: -485 },
  { prefix: '243.0.64.0/22', origin: 'unfinished-sentence', source: 'RADB', from: '2009-04-01' },
  { prefix: '243.0.64.0/22', origin: 'barefoot-keepers', source: 'ARIN', from: '2023-02-28' },
  { prefix: '243.1.0.0/16', origin: 'hollow-mountain', source: 'RADB', from: '1998-11-17' },
  { prefix: '247.0.0.0/23', origin: 'origami-battleship', source: 'APNIC', from: '2011-03-29' },
  { prefix: '247.0.8.0/22', origin: 'tucano-de-papel', source: 'RADB', from: -802 },
  { prefix: '247.0.8.0/22', origin: 'nine-napping-dragons', source: 'APNIC', from: -84 },
  { prefix: '247.0.16.0/22', origin: 'monsoon-umbrella-library', source: 'APNIC', from: '2012-01-30' },
  { prefix: '247.0.16.0/22', origin: 'driftwood-parliament', source: 'RADB', from: '2015-05-05' },
  { prefix: '247.0.32.0/21', origin: 'mango-submarine', source: 'APNIC', from: -688 },
  { prefix: '251.0.0.0/22', origin: 'tango-silencioso', source: 'LACNIC', from: -465 },
  { prefix: '253.0.0.0/22', origin: 'sleepless-sphinx', source: 'AFRINIC', from: '2016-09-12' },
]

export function scenarioRouteObjects(genesis: Day): RouteObject[] {
  return rows.map(({ prefix, origin, source, ...span }) => ({
    prefix: prefixOf(prefix),
    origin: getOrganisation(origin).asn,
    keeper: origin,
    source,
    ...periodOf(span, genesis),
  }))
}
