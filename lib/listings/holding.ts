/** A block that the registries' statistics show as an organisation's: the space that it may list. */
import type { Prefix } from '#lib/address-space/prefix.ts'
import type { Rir } from '#lib/registry/rir.ts'
import type { Listing } from './listing.ts'

export type Holding = {
  readonly registry: Rir
  readonly holderId: string
  readonly country: string | null
  /** A row that is no single block gives several. */
  readonly block: Prefix
  /** Registration date as printed. */
  readonly date: string | null
  readonly status: string
}

export type HoldingWithListings = Holding & { readonly listings: readonly Listing[] }
