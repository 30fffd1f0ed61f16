/**
 * A listing: what a holder offers of one block, in which state, and since when.
 *
 * It knows nothing of who took a part of it: that is the claims' to say.
 */
import type { Prefix } from '#lib/address-space/prefix.ts'
import type { Currency } from '#lib/kernel/money.ts'
import type { PublicId } from '#lib/kernel/public-id.ts'
import type { Rir } from '#lib/registry/rir.ts'
import type { PartPrice } from './price.ts'
import type { ListingTerms } from './terms.ts'

/** `frozen`: facts changed since it was published, and nobody can order until they are looked at. */
export type ListingState = 'draft' | 'published' | 'frozen' | 'withdrawn' | 'closed'

export type Listing = {
  readonly id: PublicId<'lst'>
  readonly organisationId: string
  readonly registry: Rir
  /** The holder in the registry's statistics that the organisation is. */
  readonly holderId: string
  /** As the registration prints it; null where it prints none. */
  readonly country: string | null
  readonly block: Prefix
  readonly state: ListingState
  readonly stateReason: string | null
  readonly currency: Currency
  readonly terms: ListingTerms
  readonly prices: readonly PartPrice[]
  readonly createdAt: Date
  readonly publishedAt: Date | null
}
