/** What a seller of the simulated market asks for a block: which deals, which parts, which terms. */
import type { Prefix } from '#lib/address-space/prefix.ts'
import type { DealType } from '#lib/listings/deal-type.ts'
import { permittedUses } from '#lib/listings/terms.ts'
import type { Registry } from '../world/address-plan.ts'
import type { Random } from '../world/random.ts'
import { priceLevel } from './price-levels.ts'

export type PlannedPrice = { dealType: DealType; partLength: number; minor: bigint }

export type PlannedOffer = {
  /** In US cents. */
  prices: readonly PlannedPrice[]
  lease: { shortestMonths: number; longestMonths: number } | null
  permittedUses: readonly (typeof permittedUses)[number][]
  note: string
}

/** Each mix is drawn as often as its weight says. */
const mixes = (
  [
    { deals: ['sale'], weight: 26 },
    { deals: ['sale', 'lease'], weight: 24 },
    { deals: ['sale', 'lease', 'rent'], weight: 20 },
    { deals: ['lease', 'rent'], weight: 14 },
    { deals: ['lease'], weight: 9 },
    { deals: ['rent'], weight: 7 },
  ] as const
).flatMap(({ deals, weight }) => Array.from({ length: weight }, (): readonly DealType[] => deals))

const notes = [
  '',
  '',
  'Reverse DNS is delegated within a working day.',
  'We sign ROAs and write route objects on the day of the payment.',
  'Renumbered in 2025; nothing of ours uses the block any more.',
  'Questions are answered within a working day.',
] as const

const smallest = 24

export type BlockOnOffer = {
  block: Prefix
  registry: Registry
  /** Sales or leases that the registry's rules, or the holder's hold, do not let happen are never asked for. */
  allowed: readonly DealType[]
}

/** Null where nothing that the seller would offer is allowed. */
export function planOffer({ block, registry, allowed }: BlockOnOffer, random: Random): PlannedOffer | null {
  const wanted = random.pick(mixes).filter((deal) => allowed.includes(deal))
  const deals = wanted.length > 0 ? wanted : allowed.slice(0, 1)
  if (deals.length === 0) return null
  const level = priceLevel(registry, random)
  const prices = deals.flatMap((dealType) =>
    partsOf(block.length, random).map((partLength) => ({
      dealType,
      partLength,
      minor: level.amount(dealType, partLength),
    })),
  )
  return { prices, ...planTerms(deals, random), note: random.pick(notes) }
}

/** The whole; or every size down to some length; or the whole and single /24s. */
function partsOf(length: number, random: Random): number[] {
  if (length >= smallest) return [length]
  const way = random.between(1, 10)
  if (way <= 4) return [length]
  if (way >= 9) return [length, smallest]
  const last = Math.min(smallest, length + random.between(1, 4))
  return Array.from({ length: last - length + 1 }, (_, index) => length + index)
}

function planTerms(deals: readonly DealType[], random: Random): Pick<PlannedOffer, 'lease' | 'permittedUses'> {
  const isLent = deals.includes('lease') || deals.includes('rent')
  const lease = { shortestMonths: random.pick([3, 6, 12]), longestMonths: random.pick([12, 24, 36]) }
  const uses = permittedUses.filter((use) => use === 'hosting' || random.chance(45))
  return { lease: deals.includes('lease') ? lease : null, permittedUses: isLent ? uses : [] }
}
