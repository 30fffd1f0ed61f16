/** Looks at the gates of a listing as things stand now, and writes down what each says. */
import type { Actor } from '#lib/kernel/actor.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { inTransaction } from '#lib/platform/transaction.ts'
import type { GateFinding } from '../gate.ts'
import { judgeGates } from '../judge-gates.ts'
import type { Listing } from '../listing.ts'
import { examineListing } from './examine-listing.ts'
import { selectProof, writeGates } from './listing-store.ts'
import { findOwnListing, type ListingRefusal, noSuchListing } from './own-listing.ts'

export async function checkGates(actor: Actor, listingId: string): Promise<Result<GateFinding[], ListingRefusal>> {
  const listing = await findOwnListing(actor, listingId)
  return listing ? ok((await examineGates(listing)).findings) : err(noSuchListing)
}

/** The findings, which stand in the table afterwards, and the dossiers that they rest on. `at`: ISO instant, world time. */
export async function examineGates(listing: Listing) {
  const [examined, proof] = await Promise.all([examineListing(listing), selectProof(listing.id)])
  const { blocks, at } = examined
  const findings = judgeGates(listing, proof, blocks)
  await inTransaction((tx) => writeGates(tx, listing.id, { findings, at }))
  return { findings, examined }
}
