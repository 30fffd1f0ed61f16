/** A listing that the actor may work on; of any other nobody learns whether it exists. */
import { isAllowed } from '#lib/identity/policy.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import { isPublicId } from '#lib/kernel/public-id.ts'
import type { Transaction } from '#lib/platform/transaction.ts'
import { lockListing, type StoredListing, selectListing } from './listing-store.ts'

/** `field` is a name in a form; null where the sentence is about the whole. */
export type ListingRefusal = {
  readonly kind: 'not-found' | 'not-allowed' | 'not-now' | 'bad-input' | 'taken' | 'gates'
  readonly message: string
  readonly field?: string
}

export const noSuchListing: ListingRefusal = { kind: 'not-found', message: 'There is no such listing.' }

const own = (actor: Actor, listing: StoredListing | null): StoredListing | null =>
  listing && isAllowed(actor, 'list-block', [listing.organisationId]) ? listing : null

export const findOwnListing = async (actor: Actor, id: string): Promise<StoredListing | null> =>
  isPublicId('lst', id) ? own(actor, await selectListing(id)) : null

export const lockOwnListing = async (actor: Actor, tx: Transaction, id: string): Promise<StoredListing | null> =>
  isPublicId('lst', id) ? own(actor, await lockListing(tx, id)) : null
