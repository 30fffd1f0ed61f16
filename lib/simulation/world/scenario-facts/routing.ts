/** What BGP shows of the blocks behind the scenarios. */
import type { Day } from '../day.ts'
import type { Announcement } from '../facts.ts'
import { getOrganisation, type OrganisationId } from '../organisations.ts'
import { periodOf, prefixOf, type Span } from './moment.ts'

/** `by` is one organisation; two make an AS_SET. */
type Row = Span & { prefix: string; by: OrganisationId | readonly OrganisationId[]; peers?: number }

const rows: readonly Row[] = [
  { prefix: '240.0.0.0/22', by: 'nonesuch-cartographers', from: '2012-06-01' },
  { prefix: '240.0.4.0/22', by: 'whispering-cabbage', from: '2014-10-20' },
  { prefix: '240.0.8.0/21', by: 'moonlit-turnip', from: '2011-03-01' },
  { prefix: '240.0.16.0/20', by: 'whispering-cabbage', from: '2010-12-01' },
  { prefix: '240.0.32.0/22', by: 'square-wheel', from: '2015-04-20' },
  { prefix: '240.0.40.0/22', by: 'left-handed-compass', from: '2016-08-01' },
  { prefix: '240.0.64.0/18', by: 'whispering-cabbage', from: '2009-07-01', peers: 116 },
  { prefix: '240.0.64.0/18', by: 'borrowed-umbrella', from: -140, peers: 211 },
  { prefix: '240.0.100.0/22', by: 'borrowed-umbrella', from: -100, peers: 74 },
  { prefix: '240.1.0.0/22', by: 'paper-lighthouse', from: '2013-11-01' },
  { prefix: '240.1.4.0/22', by: 'unsinkable-teapot', from: '2013-12-01', peers: 61 },
  { prefix: '240.1.8.0/22', by: 'left-handed-compass', from: '2014-02-10', peers: 68 },
  { prefix: '240.1.16.0/20', by: 'sleeping-volcano', from: '2008-09-01' },
  { prefix: '240.1.20.0/22', by: 'sleeping-volcano', from: '2020-05-11', peers: 70 },
  { prefix: '240.1.32.0/22', by: 'thirteenth-month', from: '2013-01-07' },
  { prefix: '240.1.36.0/22', by: 'upside-down-aquarium', from: '2017-05-15' },
  { prefix: '240.1.44.0/22', by: 'retired-dragons', from: '2011-10-03' },
  { prefix: '240.1.64.0/18', by: 'seven-league-sock', from: '2007-06-18' },
  { prefix: '240.1.128.0/20', by: 'clockwork-nightingale', from: '2010-01-11' },
  { prefix: '240.2.0.0/22', by: 'imaginary-orchard', from: '2012-10-01', until: -246 },
  { prefix: '240.2.0.0/22', by: 'backwards-staircase', from: -232 },
  { prefix: '240.2.4.0/22', by: 'paper-lighthouse', from: '2012-10-15', until: -905 },
  { prefix: '240.2.4.0/22', by: 'snowglobe-weather', from: -888 },
  { prefix: '240.2.8.0/22', by: 'imaginary-orchard', from: '2018-03-01' },
  { prefix: '240.2.12.0/22', by: 'nonesuch-cartographers', from: '2001-05-01' },
  { prefix: '241.0.0.0/22', by: 'invisible-bridge', from: '2010-05-10', until: -410 },
  { prefix: '241.0.0.0/22', by: 'dancing-baobab', from: -380 },
  { prefix: '243.0.0.0/22', by: 'glass-accordion', from: '2005-08-15', peers: 198 },
  { prefix: '243.0.0.0/22', by: 'perpetual-picnic', from: '2021-01-18', peers: 129 },
  { prefix: '243.0.4.0/22', by: 'tumbleweed-opera', from: '2004-12-01', until: -120 },
  { prefix: '243.0.12.0/24', by: 'gentle-thunder', from: '2008-03-10' },
  { prefix: '243.0.14.0/24', by: 'gentle-thunder', from: '2008-03-10' },
  { prefix: '243.0.16.0/20', by: 'wooden-submarine', from: '2003-08-01' },
  { prefix: '243.0.32.0/23', by: 'lost-sock', from: '2013-04-08' },
  { prefix: '243.0.32.128/25', by: 'lost-sock', from: -300, peers: 3 },
  { prefix: '243.0.36.0/22', by: ['polite-moose', 'upward-waterfall'], from: '2003-01-13', peers: 164 },
  { prefix: '243.0.40.0/22', by: 'hollow-mountain', from: '2000-10-16', until: -320 },
  { prefix: '243.0.40.0/22', by: 'feathered-anvil', from: -320 },
  { prefix: '243.0.56.0/21', by: 'quilted-thunderstorm', from: '2007-11-12', until: -520 },
  { prefix: '243.0.56.0/21', by: 'clockwork-nightingale', from: -480 },
  { prefix: '243.0.64.0/22', by: 'unfinished-sentence', from: '2009-04-06', until: '2023-02-01' },
  { prefix: '243.0.64.0/22', by: 'barefoot-keepers', from: '2023-03-06' },
  { prefix: '243.0.68.0/22', by: 'perpetual-picnic', from: -10 },
  { prefix: '243.1.0.0/16', by: 'hollow-mountain', from: '1994-05-02' },
  { prefix: '247.0.0.0/23', by: 'origami-battleship', from: '2011-04-04' },
  { prefix: '247.0.2.0/23', by: 'elephant-footbridge', from: '2011-04-11' },
  { prefix: '247.0.8.0/22', by: 'tucano-de-papel', from: -800, until: -90 },
  { prefix: '247.0.8.0/22', by: 'nine-napping-dragons', from: -80 },
  { prefix: '247.0.32.0/21', by: 'mango-submarine', from: -680 },
  { prefix: '247.0.40.0/23', by: 'mango-submarine', from: -680 },
  { prefix: '251.0.0.0/22', by: 'tango-silencioso', from: -460 },
  { prefix: '251.0.4.0/22', by: 'tucano-de-papel', from: '2013-09-16', until: -630 },
  { prefix: '251.0.4.0/23', by: 'llama-astronauta', from: -600 },
  { prefix: '251.0.6.0/23', by: 'tucano-de-papel', from: -630 },
  { prefix: '253.0.0.0/22', by: 'sleepless-sphinx', from: '2012-01-16' },
  // A default-like leak, as every real dump has some: shorter than /8, so no dossier counts it.
  { prefix: '240.0.0.0/4', by: 'absent-minded-dodo', from: '2019-04-01', peers: 1 },
]

const usualPeers = 327

export function scenarioAnnouncements(genesis: Day): Announcement[] {
  return rows.map(({ prefix, by, peers = usualPeers, ...span }) => ({
    prefix: prefixOf(prefix),
    origin: typeof by === 'string' ? String(getOrganisation(by).asn) : asSet(by),
    peers,
    ...periodOf(span, genesis),
  }))
}

function asSet(members: readonly OrganisationId[]): string {
  return `{${members.map((id) => getOrganisation(id).asn).join(',')}}`
}
