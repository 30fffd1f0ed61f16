/** Opens the deals that are under way when the market opens, each as far as its plan says, by what its buyer would do. */
import { comparePrefixes, containsPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import type { Deal } from '#lib/deals/deal.ts'
import { offerOf } from '#lib/deals/offer-of.ts'
import { confirmPayment } from '#lib/deals/server/confirm-payment.ts'
import { listDeals } from '#lib/deals/server/list-deals.ts'
import { openDeal } from '#lib/deals/server/open-deal.ts'
import { payDeal } from '#lib/deals/server/pay-deal.ts'
import { runCommand } from '#lib/deals/server/run-command.ts'
import { sealDossier } from '#lib/diligence/server/seal-dossier.ts'
import { listOwnHolders } from '#lib/identity/server/link-holder.ts'
import type { Member } from '#lib/kernel/actor.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import { quotePart } from '#lib/listings/quote-part.ts'
import { findListing } from '#lib/listings/server/find-listing.ts'
import { listOwnListings } from '#lib/listings/server/list-own-listings.ts'
import { refreshAvailability } from '#lib/listings/server/refresh-availability.ts'
import { dealPath } from '#lib/paths.ts'
import { worldNow } from '#lib/platform/clock.ts'
import { environment, publicUrl } from '#lib/platform/env.ts'
import { findRules } from '#lib/registry/server/find-rules.ts'
import { type PlannedDeal, plannedDeals } from '#lib/simulation/market/deals.ts'
import { getOrganisation } from '#lib/simulation/world/organisations.ts'
import { type Cast, findPlayed } from './open-sellers.ts'

/** The last deal of the plan stands: then everything before it was done once. */
export async function isMarketOpen(): Promise<boolean> {
  const last = plannedDeals.at(-1)
  const buyer = last ? await findPlayed(last.buyer) : null
  return last !== undefined && buyer !== null && (await findDealOn(buyer, last.part)) !== null
}

type Opening = { cast: Cast; say(text: string): void }

/** How many of them stand. One whose block cannot be ordered is left out, for a plan does not know what gates find. */
export async function openDeals({ cast, say }: Opening): Promise<number> {
  let opened = 0
  for (const planned of plannedDeals) {
    say(`${opened} of ${plannedDeals.length} deals`)
    const buyer = cast.get(planned.buyer)
    const seller = cast.get(planned.seller)
    invariant(buyer && seller, 'who deals is in the cast')
    const deal = (await findDealOn(buyer, planned.part)) ?? (await order({ buyer, seller, planned }))
    if (!deal) continue
    await goOn(buyer, deal, planned)
    await refreshAvailability(buyer, deal.listingId)
    opened += 1
  }
  return opened
}

export async function findDealOn(buyer: Member, part: Prefix): Promise<Deal | null> {
  for (let after: Awaited<ReturnType<typeof listDeals>>['next'] = null; ; ) {
    const { lines, next } = await listDeals(buyer, { after })
    const found = lines.find(({ deal }) => comparePrefixes(deal.block, part) === 0)
    if (found) return found.deal
    if (next === null) return null
    after = next
  }
}

type Ordering = { buyer: Member; seller: Member; planned: PlannedDeal }

/** On the terms that are published, with everything that the order page asks for. Null where it cannot be ordered. */
export async function order({ buyer, seller, planned }: Ordering): Promise<Deal | null> {
  const { part, dealType, months } = planned
  const listings = await listOwnListings(seller)
  const listing = listings.find(({ block, state }) => state === 'published' && containsPrefix(block, part))
  if (!listing) return null
  const request = { dealType, part, months }
  const { rules } = await findRules(buyer)
  const quote = quotePart(listing, request, { at: await worldNow(), rules })
  const asn = dealType === 'sale' ? null : getOrganisation(planned.buyer).asn
  const dossier = await sealDossier(buyer, { block: part, asn })
  if (!(quote.ok && dossier.ok)) return null
  const [holder] = dealType === 'sale' ? await listOwnHolders(buyer) : []
  const view = await findListing(buyer, listing.id)
  const offer = offerOf({
    ...{ listing, request, asn, quote: quote.value, brokerId: null },
    ...{ recipient: holder ?? null, isControlProven: view !== null && view.provenAt !== null },
    use: dealType === 'sale' ? null : (listing.terms.permittedUses[0] ?? null),
  })
  const signature = `For ${getOrganisation(planned.buyer).name}`
  const papers = { preapprovalTicket: null, dossierSha256: dossier.value.sha256, signature }
  const opened = await openDeal({ actor: buyer, offer, papers })
  return opened.ok ? opened.value : null
}

/** As the buyer of the deal does it: what is left is left, what is paid is paid at the payment service's own page. */
async function goOn(buyer: Member, { id, state }: Deal, { progress }: PlannedDeal): Promise<void> {
  if (state !== 'awaiting-funds') return
  if (progress === 'left') await runCommand({ actor: buyer, dealId: id, command: 'withdraw' })
  if (progress === 'paid') await pay(buyer, id)
}

/** At the payment service's own page, with its test card. */
export async function pay(buyer: Member, id: string): Promise<void> {
  const here = `${publicUrl(environment())}${dealPath(id)}`
  const page = await payDeal({ actor: buyer, dealId: id, successUrl: here, cancelUrl: here, customerEmail: null })
  if (!page.ok) return
  await fetch(page.value, { method: 'POST', body: new URLSearchParams(testCard), redirect: 'manual' })
  await confirmPayment(buyer, id)
}

const testCard = {
  ...{ email: 'buyer@anchor.example', number: '4242 4242 4242 4242', expiry: '12 / 34', cvc: '123', notice: 'now' },
}
