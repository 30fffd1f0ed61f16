/** The checkouts of a deal, for whoever may see the deal: the caller has asked. */
import type { Actor } from '#lib/kernel/actor.ts'
import type { Checkout } from '#lib/ledger/checkout.ts'
import { selectCheckouts } from './checkout-store.ts'

/** Oldest first. */
export const listCheckouts = (_actor: Actor, dealId: string): Promise<Checkout[]> => selectCheckouts(null, dealId)
