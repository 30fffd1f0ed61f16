/**
 * How long registries take over a transfer, by the registry it comes from and the one it goes to: rows of data.
 *
 * Nobody publishes a promise; these are what registries and brokers call usual. A pair without a row was read nowhere.
 */
import type { Confidence } from '#lib/kernel/confidence.ts'
import { type Rir, rirs } from './rir.ts'

export type TransferTime = {
  readonly from: readonly Rir[]
  readonly to: readonly Rir[]
  /** From the request to the changed registration, in days. */
  readonly usualDays: { readonly least: number; readonly most: number }
  readonly source: string
  /** Day we read it. */
  readonly dateRead: string
  readonly confidence: Confidence
}

const dateRead = '2026-11-23'
const within = (rir: Rir, least: number, most: number): TransferTime => ({
  ...{ from: [rir], to: [rir], usualDays: { least, most }, dateRead, confidence: 'secondary' },
  source: 'a broker’s overview of transfer processes',
})
const linked = ['arin', 'apnic', 'ripencc'] as const

/** The first row that speaks of a pair holds for it. */
const times: readonly TransferTime[] = [
  within('ripencc', 7, 14),
  within('arin', 14, 28),
  within('apnic', 14, 21),
  within('lacnic', 21, 35),
  within('afrinic', 21, 35),
  {
    ...{ from: linked, to: linked, usualDays: { least: 28, most: 42 }, dateRead, confidence: 'secondary' },
    source: 'a broker’s account of transfers between registries',
  },
  // Another broker tells of six to ten weeks and more.
  ...[
    { from: ['lacnic'] as const, to: rirs },
    { from: rirs, to: ['lacnic'] as const },
  ].map(
    (pairs): TransferTime => ({
      ...{ ...pairs, usualDays: { least: 120, most: 240 }, dateRead, confidence: 'secondary' },
      source: 'a broker’s overview of transfer processes',
    }),
  ),
]

/** Null where no usual time was read for this pair. */
export const findTransferTime = (from: Rir, to: Rir): TransferTime | null =>
  times.find((time) => time.from.includes(from) && time.to.includes(to)) ?? null

/** The middle of what is usual, in days. */
export const typicalDays = ({ usualDays: { least, most } }: TransferTime): number => (least + most) / 2
