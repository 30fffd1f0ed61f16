/** What registries themselves ask for a transfer: shown beside a price, never collected here. Data, each row with its day. */
import type { Confidence } from '#lib/kernel/confidence.ts'
import type { Rir } from '#lib/registry/rir.ts'

export type RegistryFee = {
  readonly registry: Rir
  readonly says: string
  readonly source: string
  readonly dateRead: string
  readonly confidence: Confidence
}

const dateRead = '2026-11-23'

export const registryFees: readonly RegistryFee[] = [
  {
    registry: 'ripencc',
    says: 'No fee for the transfer itself; both sides must be members or have a sponsor, and have paid their yearly fee.',
    source: 'RIPE NCC charging scheme, as told of 2023',
    ...{ dateRead, confidence: 'secondary' },
  },
  {
    registry: 'arin',
    says: 'The source pays USD 500; the recipient by size, from USD 187.50 for a /24 and USD 750 for a /22.',
    source: 'ARIN fee schedule, in force since 2023-01-01',
    ...{ dateRead, confidence: 'earlier-wording' },
  },
  {
    registry: 'apnic',
    says: 'The recipient pays 20 % of a year’s fee for the addresses that move, before the registration changes.',
    source: 'APNIC transfer fee, as told by a broker',
    ...{ dateRead, confidence: 'secondary' },
  },
  {
    registry: 'lacnic',
    says: 'USD 1,000 to 1,500 by size, and a deposit of USD 200.',
    source: 'LACNIC transfer fees, as told of 2023',
    ...{ dateRead, confidence: 'secondary' },
  },
]

/** Null where no fee was read: which does not mean that there is none. */
export const registryFeeOf = (registry: Rir): RegistryFee | null =>
  registryFees.find((fee) => fee.registry === registry) ?? null
