/** Tells the catalogue how much of each listed block is free: its rows are derived, and claims come and go. */
import type { Actor } from '#lib/kernel/actor.ts'
import { updateFreeAddresses } from './catalogue-store.ts'

/** How many rows changed. Of one listing, right after an order; of all where `listingId` is null. */
export const refreshAvailability = (_actor: Actor, listingId: string | null): Promise<number> =>
  updateFreeAddresses(listingId)
