/** Begins a listing of a block that the organisation holds. */
import { containsPrefix, formatPrefix, overlapsPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import { isAllowed } from '#lib/identity/policy.ts'
import { actingOrganisation, type Member } from '#lib/kernel/actor.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { newPublicId } from '#lib/platform/new-public-id.ts'
import { inTransaction } from '#lib/platform/transaction.ts'
import type { Holding } from '../holding.ts'
import type { Listing } from '../listing.ts'
import { listHoldings } from './list-holdings.ts'
import { appendEvent, insertListing, selectListingsOf } from './listing-store.ts'
import type { ListingRefusal } from './own-listing.ts'

const shortest = 8
const longest = 24

/** The draft; the one that stands already where the same block was drafted before. */
export async function draftListing(actor: Member, block: Prefix): Promise<Result<Listing, ListingRefusal>> {
  const organisationId = actingOrganisation(actor)
  if (!isAllowed(actor, 'list-block', [organisationId]))
    return err({
      kind: 'not-allowed',
      message: 'Only a seller may list a block. Switch to an organisation that sells.',
    })
  const refuse = (message: string) => err<ListingRefusal>({ kind: 'bad-input', field: 'block', message })
  if (block.length < shortest || block.length > longest)
    return refuse(`A listing is of a /${shortest} to a /${longest}: networks do not carry longer prefixes.`)
  const holdings = await listHoldings(actor)
  const holding = holdings.find((held) => containsPrefix(held.block, block))
  if (!holding) return refuse(explainNotHeld(block, holdings))
  const listings = await selectListingsOf(organisationId)
  const live = listings.filter(({ state }) => state !== 'withdrawn' && state !== 'closed')
  const overlapping = live.find((listing) => overlapsPrefix(listing.block, block))
  if (overlapping && formatPrefix(overlapping.block) === formatPrefix(block) && overlapping.state === 'draft')
    return ok(overlapping)
  if (overlapping)
    return refuse(`${formatPrefix(overlapping.block)} is listed already: withdraw that listing, or list other space.`)
  return ok(await insertDraft(actor, organisationId, { block, holding }))
}

function explainNotHeld(block: Prefix, holdings: readonly Holding[]): string {
  if (holdings.length === 0) return 'The registries’ statistics show no space of your organisation.'
  const overlapping = holdings.filter((held) => overlapsPrefix(held.block, block))
  const wanted = overlapping.length > 0 ? overlapping : holdings
  const named = wanted.slice(0, 3).map((held) => formatPrefix(held.block))
  return `${formatPrefix(block)} is not all yours in the registries’ statistics. Yours ${overlapping.length > 0 ? 'of it ' : ''}is ${named.join(', ')}${wanted.length > 3 ? ', and more' : ''}.`
}

async function insertDraft(
  actor: Member,
  organisationId: string,
  { block, holding }: { block: Prefix; holding: Holding },
): Promise<Listing> {
  const { registry, holderId, country } = holding
  return inTransaction(async (tx) => {
    const listing = await insertListing(tx, {
      ...{ id: newPublicId('lst'), organisationId, registry, holderId, country, block },
      ...{ state: 'draft', stateReason: null, currency: 'USD', prices: [], publishedAt: null },
      terms: { lease: null, permittedUses: [], note: '' },
    })
    const happening = { command: 'draft', from: null, to: listing.state, reason: null, evidence: {} }
    await appendEvent(actor, tx, { id: listing.id, version: 0, happening })
    return listing
  })
}
