/** The ROAs over the blocks behind the scenarios. A block that is not here has none. */
import type { Registry } from '../address-plan.ts'
import type { Day } from '../day.ts'
import type { Roa } from '../facts.ts'
import { getOrganisation, type OrganisationId } from '../organisations.ts'
import { periodOf, prefixOf, type Span } from './moment.ts'

/** `for` null is AS0. `registry` is the one whose trust anchor it hangs from. */
type Row = Span & { prefix: string; maxLength: number; for: OrganisationId | null; registry: Registry }

const rows: readonly Row[] = [
  { prefix: '240.0.0.0/22', maxLength: 22, for: 'nonesuch-cartographers', registry: 'ripencc', from: '2014-02-01' },
  { prefix: '240.0.8.0/21', maxLength: 21, for: 'moonlit-turnip', registry: 'ripencc', from: '2018-03-12' },
  // Exactly listed and Valid at once: a ROA clears nobody.
  { prefix: '240.0.4.0/22', maxLength: 22, for: 'whispering-cabbage', registry: 'ripencc', from: '2021-06-08' },
  { prefix: '240.0.32.0/22', maxLength: 22, for: 'square-wheel', registry: 'ripencc', from: '2019-01-15' },
  {
    prefix: '240.0.64.0/18',
    maxLength: 18,
    for: 'whispering-cabbage',
    registry: 'ripencc',
    from: '2020-04-02',
    until: -150,
  },
  { prefix: '240.0.64.0/18', maxLength: 18, for: 'borrowed-umbrella', registry: 'ripencc', from: -141 },
  { prefix: '240.1.0.0/22', maxLength: 22, for: 'paper-lighthouse', registry: 'ripencc', from: '2016-05-20' },
  { prefix: '240.1.4.0/22', maxLength: 22, for: null, registry: 'ripencc', from: '2022-10-10' },
  { prefix: '240.1.8.0/22', maxLength: 22, for: 'invisible-bridge', registry: 'ripencc', from: '2019-09-17' },
  { prefix: '240.1.16.0/20', maxLength: 20, for: 'sleeping-volcano', registry: 'ripencc', from: '2017-08-08' },
  { prefix: '240.1.32.0/24', maxLength: 24, for: 'thirteenth-month', registry: 'ripencc', from: '2021-02-23' },
  { prefix: '240.1.33.0/24', maxLength: 24, for: 'thirteenth-month', registry: 'ripencc', from: '2021-02-23' },
  { prefix: '240.1.36.0/22', maxLength: 22, for: 'upside-down-aquarium', registry: 'ripencc', from: '2018-11-05' },
  { prefix: '240.1.36.0/22', maxLength: 24, for: 'square-wheel', registry: 'ripencc', from: '2022-01-31' },
  { prefix: '240.1.44.0/22', maxLength: 22, for: null, registry: 'ripencc', from: '2020-07-14' },
  { prefix: '240.1.44.0/22', maxLength: 22, for: 'retired-dragons', registry: 'ripencc', from: '2020-07-14' },
  { prefix: '240.1.48.0/22', maxLength: 22, for: null, registry: 'ripencc', from: '2023-05-04' },
  { prefix: '240.1.64.0/18', maxLength: 18, for: 'seven-league-sock', registry: 'ripencc', from: '2019-12-03' },
  { prefix: '240.1.128.0/20', maxLength: 24, for: 'clockwork-nightingale', registry: 'ripencc', from: '2018-06-26' },
  {
    prefix: '240.2.0.0/22',
    maxLength: 22,
    for: 'imaginary-orchard',
    registry: 'ripencc',
    from: '2017-07-04',
    until: -240,
  },
  { prefix: '240.2.0.0/22', maxLength: 22, for: 'backwards-staircase', registry: 'ripencc', from: -234 },
  { prefix: '240.2.4.0/22', maxLength: 22, for: 'snowglobe-weather', registry: 'ripencc', from: -890 },
  { prefix: '240.2.8.0/22', maxLength: 22, for: 'imaginary-orchard', registry: 'ripencc', from: '2018-04-10' },
  {
    prefix: '241.0.0.0/22',
    maxLength: 22,
    for: 'invisible-bridge',
    registry: 'ripencc',
    from: '2018-09-18',
    until: -400,
  },
  { prefix: '241.0.0.0/22', maxLength: 22, for: 'dancing-baobab', registry: 'afrinic', from: -385 },
  { prefix: '243.0.0.0/22', maxLength: 22, for: 'glass-accordion', registry: 'arin', from: '2019-05-27' },
  { prefix: '243.0.0.0/22', maxLength: 22, for: 'perpetual-picnic', registry: 'arin', from: '2021-01-12' },
  { prefix: '243.0.4.0/22', maxLength: 22, for: 'tumbleweed-opera', registry: 'arin', from: '2020-08-19' },
  { prefix: '243.0.12.0/22', maxLength: 24, for: 'gentle-thunder', registry: 'arin', from: '2020-02-25' },
  { prefix: '243.0.16.0/20', maxLength: 20, for: 'wooden-submarine', registry: 'arin', from: '2021-11-30' },
  { prefix: '243.0.32.0/23', maxLength: 23, for: 'lost-sock', registry: 'arin', from: '2022-03-29' },
  { prefix: '243.0.40.0/22', maxLength: 22, for: 'feathered-anvil', registry: 'arin', from: -310 },
  {
    prefix: '243.0.56.0/21',
    maxLength: 21,
    for: 'quilted-thunderstorm',
    registry: 'arin',
    from: '2019-10-22',
    until: -500,
  },
  { prefix: '243.0.56.0/21', maxLength: 21, for: 'clockwork-nightingale', registry: 'ripencc', from: -490 },
  { prefix: '243.0.64.0/22', maxLength: 22, for: 'barefoot-keepers', registry: 'arin', from: '2023-03-01' },
  { prefix: '247.0.0.0/23', maxLength: 23, for: 'origami-battleship', registry: 'apnic', from: '2017-03-21' },
  { prefix: '247.0.8.0/22', maxLength: 22, for: 'nine-napping-dragons', registry: 'apnic', from: -86 },
  { prefix: '247.0.32.0/21', maxLength: 21, for: 'mango-submarine', registry: 'apnic', from: -690 },
  { prefix: '247.0.40.0/23', maxLength: 23, for: 'mango-submarine', registry: 'apnic', from: -690 },
  { prefix: '251.0.0.0/22', maxLength: 22, for: 'tango-silencioso', registry: 'lacnic', from: -470 },
  { prefix: '251.0.4.0/23', maxLength: 23, for: 'llama-astronauta', registry: 'lacnic', from: -610 },
  { prefix: '253.0.0.0/22', maxLength: 22, for: 'sleepless-sphinx', registry: 'afrinic', from: '2020-11-10' },
]

export function scenarioRoas(genesis: Day): Roa[] {
  return rows.map(({ prefix, maxLength, for: holder, registry, ...span }) => ({
    prefix: prefixOf(prefix),
    maxLength,
    asn: holder === null ? 0 : getOrganisation(holder).asn,
    registry,
    ...periodOf(span, genesis),
  }))
}
