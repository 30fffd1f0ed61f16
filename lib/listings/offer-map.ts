/** Where in the address space blocks are on offer, by the cells of a map. */
import type { Prefix } from '#lib/address-space/prefix.ts'

export type OfferedCell = { readonly cell: Prefix; readonly blocks: number; readonly addresses: number }

export type OfferMap = { readonly area: Prefix; readonly cells: readonly OfferedCell[] }
