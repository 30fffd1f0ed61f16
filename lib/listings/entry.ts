/** A row of the catalogue: a published listing as those see it who look for a block. */
import type { Prefix } from '#lib/address-space/prefix.ts'
import type { Currency } from '#lib/kernel/money.ts'
import type { PublicId } from '#lib/kernel/public-id.ts'
import type { DealType } from './deal-type.ts'
import type { EntrySummary } from './entry-summary.ts'

export type Entry = {
  readonly id: PublicId<'lst'>
  readonly block: Prefix
  readonly size: number
  readonly freeAddresses: number
  readonly publishedAt: Date
  readonly currency: Currency
  /** The lowest price per address, in millionths; of a lease or rent a month. Null where it is not offered so. */
  readonly rates: Readonly<Record<DealType, bigint | null>>
  readonly summary: EntrySummary
  /** World time of the check that the row rests on. */
  readonly checkedAt: Date
}
