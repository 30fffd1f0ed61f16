/**
 * A block of the simulated world and who held it, one after the other.
 *
 * Registrations and transfer-log records are both derived from the tenures, so the two cannot disagree.
 */
import type { AddressRange } from '#lib/address-space/range.ts'
import { addressPlan } from './address-plan.ts'
import type { Day } from './day.ts'
import type { Holding, HoldingStatus, Period, Transfer, TransferType } from './facts.ts'
import { getOrganisation, type OrganisationId } from './organisations.ts'

export type Tenure = { holder: OrganisationId; from: Day; by: 'delegation' | TransferType }

export type Block = {
  range: AddressRange
  status: HoldingStatus
  /** By day; the first is the delegation. */
  tenures: readonly [Tenure, ...Tenure[]]
  /** Set where the row's country is not that of its holder's seat. */
  country?: string
  /** The wider registration a transfer cut it from, where it did. */
  cutFrom?: AddressRange
}

/** Each tenure with the day the next one ended it. */
export function tenurePeriods(block: Block): (Tenure & Period)[] {
  return block.tenures.map((tenure, index) => ({ ...tenure, until: block.tenures[index + 1]?.from ?? null }))
}

export function holdingsOf(block: Block): Holding[] {
  const delegated = block.tenures[0].from
  return tenurePeriods(block).map(({ holder, by, from, until }) => {
    const { registry, country } = getOrganisation(holder)
    const dated = by !== 'delegation' && addressPlan[registry].dateAfterTransfer === 'transfer' ? from : delegated
    return {
      registry,
      holder,
      country: block.country ?? country,
      range: block.range,
      status: block.status,
      dated,
      from,
      until,
    }
  })
}

export function transfersOf(block: Block): Transfer[] {
  return block.tenures.flatMap((tenure, index) => {
    const source = block.tenures[index - 1]
    if (source === undefined || tenure.by === 'delegation') return []
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
