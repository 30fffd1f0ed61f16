/** The deals that are under way when the simulated market opens, each as far as its buyer has gone. */
import { type Prefix, parsePrefix } from '#lib/address-space/prefix.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import type { DealType } from '#lib/listings/deal-type.ts'
import type { OrganisationId } from '../world/organisations.ts'

/** `paid` waits for what the seller does at the registry, `unpaid` for the buyer; `left` was cancelled before it was paid. */
export type Progress = 'paid' | 'unpaid' | 'left'

export type PlannedDeal = {
  buyer: OrganisationId
  seller: OrganisationId
  part: Prefix
  dealType: DealType
  /** Of a lease. */
  months: number | null
  progress: Progress
}

type Row = Omit<PlannedDeal, 'part' | 'months'> & { part: string; months?: number }

/** Those of the played accounts, so that each of them has something to do; and two parts taken by others. */
const rows: readonly Row[] = [
  {
    buyer: 'paper-lighthouse',
    seller: 'nonesuch-cartographers',
    part: '242.18.176.0/23',
    dealType: 'sale',
    progress: 'paid',
  },
  {
    buyer: 'thirteenth-month',
    seller: 'nonesuch-cartographers',
    part: '241.16.80.0/24',
    dealType: 'lease',
    months: 12,
    progress: 'paid',
  },
  {
    buyer: 'sleeping-volcano',
    seller: 'nonesuch-cartographers',
    part: '241.18.124.0/24',
    dealType: 'rent',
    progress: 'paid',
  },
  { buyer: 'paper-lighthouse', seller: 'thirteenth-month', part: '243.20.0.0/24', dealType: 'rent', progress: 'paid' },
  { buyer: 'retired-dragons', seller: 'thirteenth-month', part: '240.1.32.0/22', dealType: 'sale', progress: 'paid' },
  {
    buyer: 'thirteenth-month',
    seller: 'clockwork-nightingale',
    part: '240.20.96.0/22',
    dealType: 'sale',
    progress: 'paid',
  },
  {
    buyer: 'paper-lighthouse',
    seller: 'nonesuch-cartographers',
    part: '242.18.178.0/23',
    dealType: 'sale',
    progress: 'left',
  },
  {
    buyer: 'paper-lighthouse',
    seller: 'thirteenth-month',
    part: '241.16.128.0/19',
    dealType: 'sale',
    progress: 'unpaid',
  },
]

/**
 * `running` goes on; the others were returned before their term: `gone` withdrew its routes, which a collector that
 * publishes once a day shows the day after, and `announced` did not.
 */
export type PlannedLease = PlannedDeal & { ends: 'running' | 'gone' | 'announced' }

type LeaseRow = Pick<PlannedLease, 'buyer' | 'seller' | 'ends'> & { part: string; months: number }

/** Of blocks that the lessee announces already, by ROA and route object of their holder: each is live once it is paid. */
const leaseRows: readonly LeaseRow[] = [
  { buyer: 'whispering-cabbage', seller: 'whistling-giraffe', part: '253.18.176.0/21', months: 12, ends: 'announced' },
  { buyer: 'glass-accordion', seller: 'backwards-staircase', part: '240.18.232.0/23', months: 12, ends: 'gone' },
  { buyer: 'whistling-giraffe', seller: 'dancing-baobab', part: '254.17.212.0/22', months: 12, ends: 'running' },
]

function prefixOf(text: string): Prefix {
  const prefix = parsePrefix(text)
  invariant(prefix.ok, `${text} is a prefix`)
  return prefix.value
}

/** In the order in which they are opened: who finds the last one opened finds them all. */
export const plannedDeals: readonly PlannedDeal[] = rows.map(({ part, months = null, ...row }) => ({
  ...row,
  part: prefixOf(part),
  months,
}))

/** So that the record of an AS as a lessee here is not empty when the market opens. */
export const plannedLeases: readonly PlannedLease[] = leaseRows.map(({ part, ...row }) => ({
  ...{ ...row, part: prefixOf(part) },
  ...{ dealType: 'lease', progress: 'paid' },
}))
