/**
 * A block of the simulated world and who held it, one after the other.
 *
 * Registrations and transfer-log records are both derived from the tenures, so the two cannot disagree.
 */
import type { AddressRange } from '#lib/address-space/range.ts'
import { addressPlan } from './address-plan.ts'
import type { Day } from './day.ts'
import type { Holding, HoldingStatus, OrganisationRef, Period, Transfer, TransferType } from './facts.ts'
import type { Organisation } from './organisations.ts'

export type Tenure = { holder: OrganisationRef; from: Day; by: 'delegation' | TransferType }

export type Block = {
  range: AddressRange
  status: HoldingStatus
  /** By day; the first is the delegation. */
  tenures: readonly [Tenure, ...Tenure[]]
  /** Set where the row's country is not that of its holder's seat. */
  country?: string
  /** The wider registration a transfer cut it from, where it did. */
  cutFrom?: AddressRange
  /** When it was registered as this range, where a cut made it or ended it. */
  registered?: Period
}

/** Each tenure with the day the next one ended it. */
export function tenurePeriods(block: Block): (Tenure & Period)[] {
  return block.tenures.map((tenure, index) => ({ ...tenure, until: block.tenures[index + 1]?.from ?? null }))
}

type LookUp = (id: OrganisationRef) => Organisation

export function holdingsOf(block: Block, organisation: LookUp): Holding[] {
  const delegated = block.tenures[0].from
  return tenurePeriods(block).flatMap(({ holder, by, from, until }) => {
    const { registry, country } = organisation(holder)
    const period = sharedPeriod({ from, until }, block.registered)
    if (period === null) return []
    const dated = by !== 'delegation' && addressPlan[registry].dateAfterTransfer === 'transfer' ? from : delegated
    return {
      registry,
      holder,
      country: block.country ?? country,
      range: block.range,
      status: block.status,
      dated,
      ...period,
    }
  })
}

/** When both stand; null where they never do. */
function sharedPeriod(tenure: Period, registered: Period = { from: -Infinity, until: null }): Period | null {
  const from = Math.max(tenure.from, registered.from)
  const until = Math.min(tenure.until ?? Infinity, registered.until ?? Infinity)
  if (until <= from) return null
  return { from, until: until === Infinity ? null : until }
}

export function transfersOf(block: Block): Transfer[] {
  return block.tenures.flatMap((tenure, index) => {
    const source = block.tenures[index - 1]
    if (source === undefined || tenure.by === 'delegation') return []
    // Handed over before the cut that made it: the wider block it was then tells that.
    if (block.registered && tenure.from < block.registered.from) return []
    return {
      day: tenure.from,
      type: tenure.by,
      source: source.holder,
      recipient: tenure.holder,
      moved: block.range,
      original: block.cutFrom ?? block.range,
      firstRegistered: block.tenures[0].from,
    }
  })
}
