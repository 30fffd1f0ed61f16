/** Gives the holder a token to put into the remarks of the registration. */
import { randomBytes } from 'node:crypto'
import type { Actor } from '#lib/kernel/actor.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { worldNow } from '#lib/platform/clock.ts'
import { newPublicId } from '#lib/platform/new-public-id.ts'
import { inTransaction } from '#lib/platform/transaction.ts'
import { type Proof, proofDays, tokenText } from '../proof.ts'
import { insertProof, selectProof } from './listing-store.ts'
import { type ListingRefusal, lockOwnListing, noSuchListing } from './own-listing.ts'

/** The token that stands, if one does; a new one where it is too old. 128 random bits: nobody guesses it. */
export async function askForProof(actor: Actor, listingId: string): Promise<Result<Proof, ListingRefusal>> {
  const now = await worldNow()
  return inTransaction(async (tx) => {
    const listing = await lockOwnListing(actor, tx, listingId)
    if (!listing) return err(noSuchListing)
    const standing = await selectProof(listing.id, tx)
    if (standing && (standing.provenAt || standing.expiresAt > now)) return ok(standing)
    const token = tokenText(randomBytes(16).toString('hex'))
    return ok(await insertProof(actor, tx, { id: newPublicId('prf'), listingId: listing.id, token, days: proofDays }))
  })
}
