/** A listing as its page shows it: to everybody while it is on the market, to its own people and the operator always. */
import { isAllowed } from '#lib/identity/policy.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import { isPublicId } from '#lib/kernel/public-id.ts'
import type { GateFinding } from '../gate.ts'
import type { Listing } from '../listing.ts'
import type { Proof } from '../proof.ts'
import {
  findSellerName,
  type RecordedEvent,
  selectEvents,
  selectGates,
  selectListing,
  selectProof,
} from './listing-store.ts'

export type ListingView = {
  readonly listing: Listing
  readonly sellerName: string
  readonly gates: readonly GateFinding[]
  /** World time; null before the first check. */
  readonly gatesCheckedAt: Date | null
  /** When control was proven; null where it was not. */
  readonly provenAt: Date | null
  readonly events: readonly RecordedEvent[]
  /** The token, for those who may put it somewhere; null for everybody else. */
  readonly proof: Proof | null
}

/** Null where there is none that the actor may see. */
export async function findListing(actor: Actor, id: string): Promise<ListingView | null> {
  const listing = isPublicId('lst', id) ? await selectListing(id) : null
  if (!listing) return null
  const isOwn = isAllowed(actor, 'read-draft-listing', [listing.organisationId])
  const isPublic = listing.state === 'published' || listing.state === 'frozen'
  if (!(isOwn || isPublic)) return null
  const [sellerName, { findings, checkedAt }, proof, events] = await Promise.all([
    findSellerName(listing.organisationId),
    selectGates(id),
    selectProof(id),
    selectEvents(id),
  ])
  return {
    ...{ listing, sellerName, events, gates: findings, gatesCheckedAt: checkedAt },
    provenAt: proof?.provenAt ?? null,
    proof: isAllowed(actor, 'list-block', [listing.organisationId]) ? proof : null,
  }
}
