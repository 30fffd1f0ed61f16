/**
 * What addresses cost in the simulated market: levels of mid 2026, with the spread that real sellers show.
 *
 * A sale near $20 an address and dearer in small blocks, a lease near $0.35 a month. Made up block by block, never drawn from a sale.
 */
import type { DealType } from '#lib/listings/deal-type.ts'
import type { Registry } from '../world/address-plan.ts'
import type { Random } from '../world/random.ts'

/** US cents an address for a block of /20. */
const saleCents: Readonly<Record<Registry, number>> = {
  ripencc: 2_150,
  arin: 2_050,
  apnic: 2_250,
  lacnic: 2_300,
  afrinic: 1_700,
}

/** US cents an address and month, of a lease of a /20. */
const leaseCents: Readonly<Record<Registry, number>> = { ripencc: 35, arin: 36, apnic: 39, lacnic: 40, afrinic: 30 }

/** Small blocks are dearer by the address, the largest a little too: nobody has many of them. */
const bySize = [
  { upTo: 16, percent: 98 },
  { upTo: 18, percent: 95 },
  { upTo: 20, percent: 100 },
  { upTo: 21, percent: 105 },
  { upTo: 22, percent: 111 },
  { upTo: 23, percent: 119 },
  { upTo: 24, percent: 130 },
] as const

const percentOf = (length: number): number => bySize.find(({ upTo }) => length <= upTo)?.percent ?? 130

export type PriceLevel = {
  /** US cents for a whole part of this length; of a lease or rent for a month. */
  amount(deal: DealType, partLength: number): bigint
}

/** One seller's level, the same for every part of the block. */
export function priceLevel(registry: Registry, random: Random): PriceLevel {
  const leaning = random.between(88, 114)
  // Whoever may leave any month pays for it.
  const rentMarkup = random.between(118, 140)
  return {
    amount(deal, partLength) {
      const base = deal === 'sale' ? saleCents[registry] : leaseCents[registry]
      const percent = (percentOf(partLength) * leaning * (deal === 'rent' ? rentMarkup : 100)) / 1_000_000
      return roundedTo(deal === 'sale' ? 2_500 : 100, base * percent * 2 ** (32 - partLength))
    },
  }
}

/** To a multiple of `step`, and at least one of it. */
const roundedTo = (step: number, cents: number): bigint => BigInt(Math.max(1, Math.round(cents / step)) * step)
