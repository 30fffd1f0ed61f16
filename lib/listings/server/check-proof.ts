/** Reads the token back from the registry: only there, and only in the registration that holds the block, it proves control. */
import { parseAddress } from '#lib/address-space/address.ts'
import type { Measured } from '#lib/diligence/measurements/measurement.ts'
import type { RegisteredNetwork } from '#lib/diligence/outside.ts'
import { readRegistryRemark } from '#lib/diligence/server/read-registry-remark.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { worldNow } from '#lib/platform/clock.ts'
import { inTransaction } from '#lib/platform/transaction.ts'
import type { Listing } from '../listing.ts'
import { explainUnproven, type Proof } from '../proof.ts'
import { recordReading, selectProof } from './listing-store.ts'
import { findOwnListing, type ListingRefusal, noSuchListing } from './own-listing.ts'

/** The proof after the reading: `provenAt` is set where control is proven, else `reading` says why not. */
export async function checkProof(actor: Actor, listingId: string): Promise<Result<Proof, ListingRefusal>> {
  const listing = await findOwnListing(actor, listingId)
  if (!listing) return err(noSuchListing)
  const proof = await selectProof(listing.id)
  if (!proof) return err({ kind: 'not-now', message: 'Ask for a token first.' })
  if (proof.provenAt) return ok(proof)
  if (proof.expiresAt <= (await worldNow()))
    return err({ kind: 'not-now', message: 'This token is too old. Ask for a new one.' })
  const measured = await readRegistryRemark(actor, { block: listing.block, token: proof.token })
  const { answer, reason, isProven } = judge(listing, measured)
  const { source, asOf } = measured
  const evidence = { source, asOf, registration: measured.answer === 'found' ? describe(measured.value) : null }
  const read = await inTransaction(async (tx) => {
    await recordReading(tx, proof.id, { answer, reason, evidence, isProven })
    return selectProof(listing.id, tx)
  })
  invariant(read, 'a proof that was read stands')
  return ok(read)
}

function judge(listing: Listing, measured: Measured<RegisteredNetwork>) {
  if (measured.answer === 'nothing-found')
    return {
      ...{ answer: measured.answer, isProven: false },
      reason: 'The registry answered, and the token does not stand in the remarks.',
    }
  if (measured.answer !== 'found') return { answer: measured.answer, isProven: false, reason: measured.reason }
  const { start, end, registrant } = measured.value
  const range = { start: addressOf(start), end: addressOf(end) }
  const problem = explainUnproven(listing, { holderId: registrant?.handle ?? null, range })
  return { answer: measured.answer, isProven: problem === null, reason: problem ?? 'The token was read back.' }
}

function addressOf(text: string): number {
  const address = parseAddress(text)
  invariant(address.ok, 'a registration begins and ends with an address')
  return address.value
}

const describe = ({ start, end, handle, registrant }: RegisteredNetwork) => ({
  ...{ start, end, handle, holder: registrant?.handle ?? null },
})
