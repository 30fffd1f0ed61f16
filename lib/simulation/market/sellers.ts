/** Who sells in the simulated market, and what the two whom a visitor can play have on offer. */
import type { OrganisationId } from '../world/organisations.ts'
import { type FixedOffer, type FixedOfferRow, fixOffer } from './fixed-offer.ts'

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

export type PlayedOffer = FixedOffer & { fate: Fate }

type Row = FixedOfferRow & { fate: Fate }

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

export const playedOffers: readonly PlayedOffer[] = rows.map(({ fate, ...row }) => ({ ...fixOffer(row), fate }))
