/** Who holds the blocks behind the scenarios, since when and by which kind of transfer. */
import { type AddressRange, rangeOf } from '#lib/address-space/range.ts'
import type { Block, Tenure } from '../block.ts'
import type { Day } from '../day.ts'
import type { HoldingStatus, TransferType } from '../facts.ts'
import type { OrganisationId } from '../organisations.ts'
import { dayOfMoment, type Moment, prefixOf } from './moment.ts'

type Row = {
  prefix: string
  /** Where the block is no single prefix: its number of addresses, from the prefix's first on. */
  count?: number
  status?: HoldingStatus
  country?: string
  cutFrom?: string
  holder: OrganisationId
  since: Moment
  next?: { holder: OrganisationId; since: Moment; by: TransferType }
}

const rows: readonly Row[] = [
  { prefix: '240.0.0.0/22', holder: 'nonesuch-cartographers', since: '2012-05-03' },
  { prefix: '240.0.4.0/22', holder: 'whispering-cabbage', since: '2014-09-22' },
  { prefix: '240.0.8.0/21', holder: 'moonlit-turnip', since: '2011-02-14' },
  { prefix: '240.0.16.0/20', holder: 'whispering-cabbage', since: '2010-11-08' },
  { prefix: '240.0.32.0/22', holder: 'square-wheel', since: '2015-03-30' },
  { prefix: '240.0.40.0/22', holder: 'left-handed-compass', since: '2016-07-19' },
  {
    prefix: '240.0.64.0/18',
    holder: 'whispering-cabbage',
    since: '2009-06-17',
    next: { holder: 'borrowed-umbrella', since: -150, by: 'RESOURCE_TRANSFER' },
  },
  { prefix: '240.1.0.0/22', holder: 'paper-lighthouse', since: '2013-10-01' },
  { prefix: '240.1.4.0/22', holder: 'unsinkable-teapot', since: '2013-11-12' },
  { prefix: '240.1.8.0/22', holder: 'left-handed-compass', since: '2014-01-20' },
  { prefix: '240.1.16.0/20', holder: 'sleeping-volcano', since: '2008-08-05' },
  { prefix: '240.1.32.0/22', holder: 'thirteenth-month', since: '2012-12-13' },
  { prefix: '240.1.36.0/22', holder: 'upside-down-aquarium', since: '2017-04-25', status: 'assigned' },
  { prefix: '240.1.44.0/22', holder: 'retired-dragons', since: '2011-09-09' },
  { prefix: '240.1.48.0/22', holder: 'square-wheel', since: '2015-06-15' },
  { prefix: '240.1.64.0/18', holder: 'seven-league-sock', since: '2007-05-29' },
  { prefix: '240.1.128.0/20', holder: 'clockwork-nightingale', since: '2009-12-02' },
  {
    prefix: '240.2.0.0/22',
    holder: 'imaginary-orchard',
    since: '2012-08-30',
    next: { holder: 'backwards-staircase', since: -240, by: 'RESOURCE_TRANSFER' },
  },
  {
    prefix: '240.2.4.0/22',
    holder: 'paper-lighthouse',
    since: '2012-09-13',
    next: { holder: 'snowglobe-weather', since: -900, by: 'RESOURCE_TRANSFER' },
  },
  { prefix: '240.2.8.0/22', holder: 'imaginary-orchard', since: '2018-02-06', country: 'SG' },
  { prefix: '240.2.12.0/22', holder: 'nonesuch-cartographers', since: '2001-03-15' },
  {
    prefix: '241.0.0.0/22',
    holder: 'invisible-bridge',
    since: '2010-04-21',
    next: { holder: 'dancing-baobab', since: -400, by: 'RESOURCE_TRANSFER' },
  },
  { prefix: '243.0.0.0/22', holder: 'glass-accordion', since: '2005-07-07' },
  { prefix: '243.0.4.0/22', holder: 'tumbleweed-opera', since: '2004-10-18' },
  { prefix: '243.0.8.0/22', holder: 'second-tuesday', since: '2006-02-14', status: 'assigned' },
  { prefix: '243.0.12.0/22', holder: 'gentle-thunder', since: '2008-01-31' },
  { prefix: '243.0.16.0/20', holder: 'wooden-submarine', since: '2003-06-24' },
  { prefix: '243.0.32.0/23', holder: 'lost-sock', since: '2013-03-13', status: 'assigned' },
  { prefix: '243.0.36.0/22', holder: 'polite-moose', since: '2002-11-26' },
  {
    prefix: '243.0.40.0/22',
    holder: 'hollow-mountain',
    since: '2000-09-05',
    next: { holder: 'feathered-anvil', since: -330, by: 'MERGER_ACQUISITION' },
  },
  {
    prefix: '243.0.56.0/21',
    holder: 'quilted-thunderstorm',
    since: '2007-10-10',
    next: { holder: 'clockwork-nightingale', since: -500, by: 'RESOURCE_TRANSFER' },
  },
  {
    prefix: '243.0.64.0/22',
    holder: 'unfinished-sentence',
    since: '2009-03-03',
    next: { holder: 'barefoot-keepers', since: '2023-02-15', by: 'RESOURCE_TRANSFER' },
  },
  { prefix: '243.0.68.0/22', holder: 'upward-waterfall', since: '2001-12-04' },
  { prefix: '243.1.0.0/16', holder: 'hollow-mountain', since: '1989-06-12', status: 'assigned' },
  { prefix: '247.0.0.0/23', holder: 'origami-battleship', since: '2011-03-08' },
  { prefix: '247.0.2.0/23', holder: 'elephant-footbridge', since: '2011-03-10' },
  { prefix: '247.0.8.0/22', holder: 'nine-napping-dragons', since: '2010-05-17' },
  { prefix: '247.0.16.0/22', holder: 'monsoon-umbrella-library', since: '2012-01-09', status: 'assigned' },
  {
    prefix: '247.0.32.0/21',
    count: 2560,
    holder: 'seventh-persimmon',
    since: '2006-06-06',
    next: { holder: 'mango-submarine', since: -700, by: 'RESOURCE_TRANSFER' },
  },
  { prefix: '251.0.0.0/22', holder: 'tango-silencioso', since: -500 },
  {
    prefix: '251.0.4.0/23',
    cutFrom: '251.0.4.0/22',
    holder: 'tucano-de-papel',
    since: '2013-08-15',
    next: { holder: 'llama-astronauta', since: -620, by: 'RESOURCE_TRANSFER' },
  },
  { prefix: '251.0.6.0/23', holder: 'tucano-de-papel', since: '2013-08-15' },
  { prefix: '253.0.0.0/22', holder: 'sleepless-sphinx', since: '2011-10-27' },
]

/** Another registry's claim to space that is registered already: the one overlap in this world. */
const rivalRows: readonly Row[] = [{ prefix: '240.2.12.0/22', holder: 'glass-accordion', since: '1998-07-02' }]

const reservedPrefixes = ['253.0.32.0/22']

export function scenarioBlocks(genesis: Day): Block[] {
  return rows.map((row) => blockOf(row, genesis))
}

export function rivalClaims(genesis: Day): Block[] {
  return rivalRows.map((row) => blockOf(row, genesis))
}

export function scenarioReservations(): AddressRange[] {
  return reservedPrefixes.map((text) => rangeOf(prefixOf(text)))
}

function blockOf(row: Row, genesis: Day): Block {
  const whole = rangeOf(prefixOf(row.prefix))
  const delegation: Tenure = { holder: row.holder, from: dayOfMoment(row.since, genesis), by: 'delegation' }
  const later = row.next && { ...row.next, from: dayOfMoment(row.next.since, genesis) }
  return {
    range: row.count === undefined ? whole : { start: whole.start, end: whole.start + row.count - 1 },
    status: row.status ?? 'allocated',
    tenures: later ? [delegation, { holder: later.holder, from: later.from, by: later.by }] : [delegation],
    ...(row.country && { country: row.country }),
    ...(row.cutFrom && { cutFrom: rangeOf(prefixOf(row.cutFrom)) }),
  }
}
