/** Who sells in the simulated market, and what the two whom a visitor can play have on offer. */
import { type Prefix, parsePrefix } from '#lib/address-space/prefix.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import { type DealType, dealTypes } from '#lib/listings/deal-type.ts'
import type { OrganisationId } from '../world/organisations.ts'
import type { PlannedOffer, PlannedPrice } from './plan-offer.ts'

/**
 * How far a seller has gone: `drafted` has a price and no proof, `asked` was given a token and has not written it
 * down yet, `published` went all the way, if the gates let it. `withdrawn` and `frozen` were published: the one its
 * seller took back, the other is on a blocklist since.
 */
export type Fate = 'drafted' | 'asked' | 'published' | 'withdrawn' | 'frozen'

/** Beside those who are played: of all five registries, in twenty countries. */
export const sellers = [
  'whispering-cabbage',
  'unsinkable-teapot',
  'sleeping-volcano',
  'retired-dragons',
  'seven-league-sock',
  'clockwork-nightingale',
  'backwards-staircase',
  'glass-accordion',
  'tumbleweed-opera',
  'wooden-submarine',
  'barefoot-keepers',
  'hollow-mountain',
  'origami-battleship',
  'driftwood-parliament',
  'nine-napping-dragons',
  'paper-tiger-semaphore',
  'tucano-de-papel',
  'nube-cuadrada',
  'llama-astronauta',
  'whistling-giraffe',
  'umbrella-crocodile',
  'dancing-baobab',
] as const satisfies readonly OrganisationId[]

/** Of so many listings each of these is another thing than published. */
const cycle = 40
const others: ReadonlyMap<number, Fate> = new Map([
  [9, 'drafted'],
  [17, 'withdrawn'],
  [25, 'asked'],
  [33, 'frozen'],
])

/** The fate of the listing at this place in the plan. */
export const fateAt = (index: number): Fate => others.get(index % cycle) ?? 'published'

export type PlayedOffer = { seller: OrganisationId; block: Prefix; fate: Fate; offer: PlannedOffer }

/** Part length and US dollars; of a lease or rent for a month. */
type Asked = Readonly<Record<number, number>>
type Row = {
  seller: OrganisationId
  block: string
  fate: Fate
  asks: Partial<Record<DealType, Asked>>
  note?: string
}

/** The seller's other registrations are left for whoever plays it to list. */
const rows: readonly Row[] = [
  {
    seller: 'nonesuch-cartographers',
    block: '240.0.0.0/22',
    fate: 'published',
    asks: {
      sale: { 22: 23_500, 23: 12_400, 24: 6_600 },
      lease: { 22: 390, 23: 205, 24: 110 },
      rent: { 22: 490, 23: 260, 24: 140 },
    },
    note: 'Ours since 2012 and announced by nobody else. Renumbered, and free at once.',
  },
  {
    seller: 'nonesuch-cartographers',
    block: '242.18.176.0/21',
    fate: 'published',
    asks: { sale: { 21: 45_500, 23: 12_000, 24: 6_400 } },
  },
  {
    seller: 'nonesuch-cartographers',
    block: '241.16.80.0/20',
    fate: 'published',
    asks: { lease: { 20: 1_400, 22: 380, 24: 105 } },
  },
  { seller: 'nonesuch-cartographers', block: '241.18.124.0/24', fate: 'published', asks: { rent: { 24: 135 } } },
  { seller: 'nonesuch-cartographers', block: '240.2.12.0/22', fate: 'published', asks: { sale: { 22: 19_500 } } },
  { seller: 'nonesuch-cartographers', block: '242.21.104.0/22', fate: 'withdrawn', asks: { sale: { 22: 26_000 } } },
  { seller: 'thirteenth-month', block: '240.1.32.0/22', fate: 'published', asks: { sale: { 22: 22_800, 24: 6_300 } } },
  {
    seller: 'thirteenth-month',
    block: '241.16.128.0/19',
    fate: 'published',
    asks: { sale: { 19: 168_000, 22: 22_500 }, lease: { 22: 370, 24: 104 } },
  },
  {
    seller: 'thirteenth-month',
    block: '243.20.0.0/16',
    fate: 'published',
    asks: { lease: { 20: 1_380, 22: 360 }, rent: { 24: 130 } },
  },
  { seller: 'thirteenth-month', block: '241.22.12.0/22', fate: 'frozen', asks: { rent: { 22: 470, 24: 128 } } },
]

const pricesOf = (asks: Row['asks']): PlannedPrice[] =>
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

export const playedOffers: readonly PlayedOffer[] = rows.map(({ seller, block, fate, asks, note = '' }) => ({
  seller,
  block: prefixOf(block),
  fate,
  offer: {
    prices: pricesOf(asks),
    lease: asks.lease ? { shortestMonths: 3, longestMonths: 36 } : null,
    permittedUses: asks.lease || asks.rent ? ['hosting', 'access', 'mail', 'vpn'] : [],
    note,
  },
}))
