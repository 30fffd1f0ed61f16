/**
 * Blocks that are on offer so that the market shows every state a block can be in (field notes on registries, 5.4): one
 * for each that no seller's own draw is sure to bring. The facts behind each are the world's scenarios.
 */
import type { OrganisationId } from '../world/organisations.ts'
import { type FixedOffer, type FixedOfferRow, fixOffer } from './fixed-offer.ts'

/** `shows`: what the listing stands for. */
type Row = FixedOfferRow & { shows: string }

const rows = [
  {
    shows: 'as0-parked',
    seller: 'square-wheel',
    block: '240.1.48.0/22',
    asks: { sale: { 22: 22_900, 24: 6_200 }, lease: { 22: 375, 24: 104 } },
    note: 'Parked: we take the AS0 ROA away on the day of the payment.',
  },
  { shows: 'delisted', seller: 'square-wheel', block: '240.0.32.0/22', asks: { sale: { 22: 20_800 } } },
  { shows: 'foreign-roa', seller: 'upside-down-aquarium', block: '240.1.36.0/22', asks: { sale: { 22: 22_400 } } },
  {
    shows: 'loose-maxlength',
    seller: 'clockwork-nightingale',
    block: '240.1.128.0/20',
    asks: { sale: { 20: 88_000, 22: 23_000 }, lease: { 20: 1_420 } },
  },
  { shows: 'invalid-origin', seller: 'left-handed-compass', block: '240.1.8.0/22', asks: { sale: { 22: 20_500 } } },
  { shows: 'listed-in-part', seller: 'left-handed-compass', block: '240.0.40.0/22', asks: { rent: { 24: 92 } } },
  { shows: 'covered-only', seller: 'moonlit-turnip', block: '240.0.8.0/23', asks: { lease: { 23: 190, 24: 102 } } },
  { shows: 'hold-over', seller: 'snowglobe-weather', block: '240.2.4.0/22', asks: { sale: { 22: 23_100 } } },
  // Its holder is barred from selling: ARIN issued it another block lately.
  { shows: 'dormant', seller: 'tumbleweed-opera', block: '243.0.4.0/22', asks: { lease: { 22: 372, 24: 104 } } },
  { shows: 'leak-of-a-25', seller: 'lost-sock', block: '243.0.32.0/23', asks: { sale: { 23: 11_900 } } },
  { shows: 'as-set-origin', seller: 'polite-moose', block: '243.0.36.0/22', asks: { lease: { 22: 365, 24: 99 } } },
  { shows: 'merger', seller: 'feathered-anvil', block: '243.0.40.0/22', asks: { sale: { 22: 22_000 } } },
  { shows: 'stranger-announces', seller: 'upward-waterfall', block: '243.0.68.0/22', asks: { sale: { 22: 19_400 } } },
  {
    shows: 'route-object-alone',
    seller: 'monsoon-umbrella-library',
    block: '247.0.16.0/22',
    asks: { sale: { 22: 23_800 }, rent: { 22: 480, 24: 130 } },
  },
  { shows: 'part-of-no-cidr', seller: 'mango-submarine', block: '247.0.32.0/21', asks: { sale: { 21: 46_500 } } },
] as const satisfies readonly Row[]

export const showcaseOffers: readonly FixedOffer[] = rows.map((row) => fixOffer(row))

/** Those who sell nothing else. */
export const showcaseSellers = [
  'square-wheel',
  'upside-down-aquarium',
  'left-handed-compass',
  'moonlit-turnip',
  'snowglobe-weather',
  'lost-sock',
  'polite-moose',
  'feathered-anvil',
  'upward-waterfall',
  'monsoon-umbrella-library',
  'mango-submarine',
] as const satisfies readonly OrganisationId[]
