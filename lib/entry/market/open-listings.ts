/**
 * Carries out the plan of the simulated market as its sellers would: draft, price, proof read back from the registry,
 * publication through the gates. Each listing is gone on with from where it stands.
 */
import { comparePrefixes, formatPrefix } from '#lib/address-space/prefix.ts'
import type { Member } from '#lib/kernel/actor.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import { money } from '#lib/kernel/money.ts'
import type { Listing, ListingState } from '#lib/listings/listing.ts'
import { askForProof } from '#lib/listings/server/ask-for-proof.ts'
import { changeOffer } from '#lib/listings/server/change-offer.ts'
import { checkProof } from '#lib/listings/server/check-proof.ts'
import { draftListing } from '#lib/listings/server/draft-listing.ts'
import { listOwnListings } from '#lib/listings/server/list-own-listings.ts'
import { publishListing } from '#lib/listings/server/publish-listing.ts'
import { withdrawListing } from '#lib/listings/server/withdraw-listing.ts'
import type { PlannedListing } from '#lib/simulation/market/plan-market.ts'
import { fillInAtCounter } from './counter.ts'
import type { Cast } from './open-sellers.ts'

type Opening = { plan: readonly PlannedListing[]; cast: Cast; say(text: string): void }

/** How many stand in which state. A block that a gate does not let through stays a draft: a plan does not know what gates find. */
export async function openListings({ plan, cast, say }: Opening): Promise<Partial<Record<ListingState, number>>> {
  const counts: Partial<Record<ListingState, number>> = {}
  for (const [index, planned] of plan.entries()) {
    say(`${index} of ${plan.length} listings`)
    const seller = cast.get(planned.seller)
    invariant(seller, 'who sells is in the cast')
    const state = await goOn(seller, planned)
    counts[state] = (counts[state] ?? 0) + 1
  }
  return counts
}

async function goOn(seller: Member, planned: PlannedListing): Promise<ListingState> {
  const listings = await listOwnListings(seller)
  const known = listings.find(({ block }) => comparePrefixes(block, planned.block) === 0)
  const listing = known ?? (await draft(seller, planned))
  if (listing.state === 'draft') return bringToMarket(seller, listing, planned)
  if (listing.state === 'published') return leaveMarket(seller, listing, planned)
  return listing.state
}

async function draft(seller: Member, { block, offer }: PlannedListing): Promise<Listing> {
  const drafted = await draftListing(seller, block)
  invariant(drafted.ok, `${formatPrefix(block)} is drafted`)
  const { id: listingId, currency } = drafted.value
  const prices = offer.prices.map(({ minor, ...price }) => ({ ...price, amount: money(currency, minor) }))
  const { lease, note } = offer
  const terms = { lease, note, permittedUses: [...offer.permittedUses] }
  const changed = await changeOffer({ actor: seller, listingId, offer: { prices, terms } })
  invariant(changed.ok, `${formatPrefix(block)} is offered as planned`)
  return changed.value
}

async function bringToMarket(seller: Member, { id, block }: Listing, planned: PlannedListing): Promise<ListingState> {
  if (planned.fate === 'drafted') return 'draft'
  const proof = await askForProof(seller, id)
  invariant(proof.ok, 'a seller may ask for a token')
  if (planned.fate === 'asked') return 'draft'
  if (!proof.value.provenAt) {
    await fillInAtCounter({ act: 'set-remark', block: formatPrefix(block), text: proof.value.token })
    await checkProof(seller, id)
  }
  const published = await publishListing(seller, id)
  return published.ok ? leaveMarket(seller, published.value, planned) : 'draft'
}

/** Of those that do not stay on it: its seller takes one back, and another is put on a blocklist, which the next files show. */
async function leaveMarket(seller: Member, { id, block }: Listing, { fate }: PlannedListing): Promise<ListingState> {
  if (fate === 'withdrawn') await withdrawListing(seller, id)
  if (fate === 'frozen') await fillInAtCounter({ act: 'list-block', block: formatPrefix(block), list: 'drop' })
  return fate === 'withdrawn' ? 'withdrawn' : 'published'
}
