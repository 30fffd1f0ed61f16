/** An organisation opens a case about a listing that its block has now. */
import { formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import { widestOnline } from '#lib/diligence/parse-checkable-block.ts'
import { isAllowed } from '#lib/identity/policy.ts'
import { actingOrganisation, type Member } from '#lib/kernel/actor.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { inTransaction } from '#lib/platform/transaction.ts'
import { listTitle, observeListing } from '../incidents/listing-observation.ts'
import { countOpenCases, insertCase } from './incident-store.ts'
import { observeBlockListings } from './observe-block-listings.ts'
import { lockWatchesOf } from './watch-store.ts'

const mostOpen = 500

/** Gives the id of the case; of a listing that has an open one already, the id of that. */
export async function openCase(actor: Member, block: Prefix, list: string): Promise<Result<string, string>> {
  const organisationId = actingOrganisation(actor)
  if (!isAllowed(actor, 'watch-blocks', [organisationId])) return err('Your organisation may not open cases.')
  if (block.length < widestOnline)
    return err(
      `${formatPrefix(block)} is wider than /${widestOnline}, the widest block that a case is about: name its parts.`,
    )
  const observed = await observeBlockListings(actor, block)
  if (!observed.ok) return observed
  const before = observeListing(block, list, observed.value)
  if (before.answer !== 'found')
    return err(`A case begins with a listing, and ${listTitle(list)} has none of ${formatPrefix(block)} now.`)
  return inTransaction(async (tx) => {
    await lockWatchesOf(actor, tx, organisationId)
    if ((await countOpenCases(actor, tx, organisationId)) >= mostOpen)
      return err(`Your organisation has ${mostOpen} open cases, which is the most. Close one first.`)
    return ok(await insertCase(actor, tx, { organisationId, block, list, before }))
  })
}
