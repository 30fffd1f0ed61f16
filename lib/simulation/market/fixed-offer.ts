/** Offers of the simulated market that are written down rather than drawn: which block, at which prices. */
import { type Prefix, parsePrefix } from '#lib/address-space/prefix.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import { type DealType, dealTypes } from '#lib/listings/deal-type.ts'
import type { OrganisationId } from '../world/organisations.ts'
import type { PlannedOffer, PlannedPrice } from './plan-offer.ts'

/** Part length and US dollars; of a lease or rent for a month. */
type Asked = Readonly<Record<number, number>>

export type FixedOfferRow = {
  seller: OrganisationId
  block: string
  asks: Partial<Record<DealType, Asked>>
  note?: string
}

export type FixedOffer = { seller: OrganisationId; block: Prefix; offer: PlannedOffer }

export function fixOffer({ seller, block, asks, note = '' }: FixedOfferRow): FixedOffer {
  const isLent = asks.lease !== undefined || asks.rent !== undefined
  const offer: PlannedOffer = {
    prices: pricesOf(asks),
    lease: asks.lease ? { shortestMonths: 3, longestMonths: 36 } : null,
    permittedUses: isLent ? ['hosting', 'access', 'mail', 'vpn'] : [],
    note,
  }
  return { seller, block: prefixOf(block), offer }
}

const pricesOf = (asks: FixedOfferRow['asks']): PlannedPrice[] =>
  dealTypes.flatMap((dealType) =>
    Object.entries(asks[dealType] ?? {}).map(([length, dollars]) => ({
      ...{ dealType, partLength: Number(length), minor: BigInt(dollars) * 100n },
    })),
  )

function prefixOf(text: string): Prefix {
  const prefix = parsePrefix(text)
  invariant(prefix.ok, `${text} is a prefix`)
  return prefix.value
}
