'use server'

import { notFound, redirect } from 'next/navigation'
import { type FormState, refuseForm, typedValues } from '#components/ui/form-state.ts'
import { listClaims } from '#lib/claims/server/list-claims.ts'
import { offerOf } from '#lib/deals/offer-of.ts'
import { findOwnOrder } from '#lib/deals/server/find-own-order.ts'
import { openDeal } from '#lib/deals/server/open-deal.ts'
import { explainSlowTransfer } from '#lib/deals/slow-transfer.ts'
import { sealDossier } from '#lib/diligence/server/seal-dossier.ts'
import { type Holder, listOwnHolders } from '#lib/identity/server/link-holder.ts'
import { requireActor } from '#lib/identity/server/require-actor.ts'
import type { Member } from '#lib/kernel/actor.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { readOrderChoice } from '#lib/listings/order-choice.ts'
import { explainTaken, quoteChoice } from '#lib/listings/quote-choice.ts'
import { findListing, type ListingView } from '#lib/listings/server/find-listing.ts'
import { refreshAvailability } from '#lib/listings/server/refresh-availability.ts'
import { dealPath, orderPath } from '#lib/paths.ts'
import { worldNow } from '#lib/platform/clock.ts'
import type { RuleSet } from '#lib/registry/rule-set.ts'
import { findRules } from '#lib/registry/server/find-rules.ts'

type Values = Readonly<Record<string, string>>

/** Whatever the form says is read anew: the listing, its price, and whether the part is free. */
export async function placeOrder(_state: FormState, fields: FormData): Promise<FormState> {
  const actor = await requireActor()
  const values = typedValues(fields)
  const view = await findListing(actor, values.id ?? '')
  if (!view) notFound()
  const { listing } = view
  const { choice } = readOrderChoice(new URLSearchParams(values.choice))
  if (listing.state !== 'published')
    return refuseForm({
      message: `This block is ${listing.state} now: nobody can order. ${listing.stateReason ?? ''}`,
      values,
    })
  const { rules } = await findRules(actor)
  // What is free the claim decides, not this look: a form sent twice must lead to the deal that it opened.
  const quoted = quoteChoice({ listing, taken: [], at: await worldNow(), rules }, choice)
  if (!quoted.ok) return refuseForm({ message: Object.values(quoted.error).join(' '), values })
  const { quote, request } = quoted.value
  if (String(quote.total.minor) !== values.seen) redirect(orderPath(listing.id, `${values.choice}&changed=1`))
  const papers = await readPapers(actor, { view, values, rules, ...request, asn: choice.asn })
  if (!papers.ok) return refuseForm({ problems: papers.error, values })
  const { recipient, use, ...handedIn } = papers.value
  const opened = await openDeal({
    actor,
    papers: handedIn,
    offer: offerOf({
      ...{ listing, quote, request, recipient, use, isControlProven: view.provenAt !== null },
      asn: request.dealType === 'sale' ? null : choice.asn,
      brokerId: actor.onBehalfOf ? actor.organisationId : null,
    }),
  })
  if (opened.ok) {
    await refreshAvailability(actor, listing.id)
    redirect(dealPath(opened.value.id))
  }
  if (opened.error.kind !== 'taken') return refuseForm({ message: opened.error.message, values })
  const own = await findOwnOrder(actor, { listingId: listing.id, block: request.part, kind: request.dealType })
  if (own) redirect(dealPath(own))
  const taken = (await listClaims(actor, [listing.id])).map(({ block }) => block)
  return refuseForm({
    message: `${opened.error.message} ${explainTaken(listing.block, request.part, taken)}`,
    values,
  })
}

type Handed = {
  preapprovalTicket: string | null
  dossierSha256: string
  signature: string
  recipient: Holder | null
  use: string | null
}

type Given = { view: ListingView; values: Values; rules: RuleSet; asn: number | null } & Parameters<
  typeof offerOf
>[0]['request']

/** What the buyer hands in with the order, or a sentence for each field that has to change. */
async function readPapers(actor: Member, given: Given): Promise<Result<Handed, Record<string, string>>> {
  const { view, values, rules, dealType, part, asn } = given
  const isSale = dealType === 'sale'
  const { permittedUses } = view.listing.terms
  const problems: Record<string, string> = {}
  const signature = (values.signature ?? '').trim()
  if (signature === '' || signature.length > 200) problems.signature = 'Type your full name, at most 200 characters.'
  const ticket = (values.ticket ?? '').trim()
  if (ticket.length > 100) problems.ticket = 'A number of the registry has at most 100 characters.'
  if (values.dossier !== 'read') problems.dossier = 'Read the dossier of the part and say so.'
  const seal = await sealDossier(actor, { block: part, asn: isSale ? null : asn, at: values.at ?? '' })
  if (!seal.ok) problems.dossier = seal.error.message
  const holder = isSale
    ? (await listOwnHolders(actor)).find(({ holderId }) => holderId === values.recipient)
    : undefined
  if (isSale && !holder) problems.recipient = 'Choose one of the holders that your organisation is linked to.'
  const refusal = holder ? explainSlowTransfer(rules, view.listing.registry, holder.registry) : null
  if (refusal) problems.recipient = refusal
  const use = isSale ? undefined : permittedUses.find((permitted) => permitted === values.use)
  if (!isSale && permittedUses.length > 0 && !use) problems.use = 'Choose one of the uses that the seller permits.'
  if (!seal.ok || Object.keys(problems).length > 0) return err(problems)
  return ok({
    ...{ preapprovalTicket: ticket === '' ? null : ticket, dossierSha256: seal.value.sha256, signature },
    ...{ recipient: holder ?? null, use: use ?? null },
  })
}
