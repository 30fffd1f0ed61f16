'use server'

import { revalidatePath } from 'next/cache'
import { notFound, redirect } from 'next/navigation'
import { type FormState, finishForm, refuseForm, typedValues } from '#components/ui/form-state.ts'
import { requireActor } from '#lib/identity/server/require-actor.ts'
import type { Member } from '#lib/kernel/actor.ts'
import type { Listing } from '#lib/listings/listing.ts'
import { fieldOfUse, parseOffer } from '#lib/listings/offer-input.ts'
import { askForListingScan } from '#lib/listings/server/ask-for-listing-scan.ts'
import { askForProof } from '#lib/listings/server/ask-for-proof.ts'
import { changeOffer } from '#lib/listings/server/change-offer.ts'
import { checkGates } from '#lib/listings/server/check-gates.ts'
import { checkProof } from '#lib/listings/server/check-proof.ts'
import { findOwnListing, type ListingRefusal } from '#lib/listings/server/own-listing.ts'
import { publishListing } from '#lib/listings/server/publish-listing.ts'
import { withdrawListing } from '#lib/listings/server/withdraw-listing.ts'
import { permittedUses } from '#lib/listings/terms.ts'
import { sellListingPath } from '#lib/paths.ts'

type Opened = { actor: Member; listing: Listing; values: Record<string, string> }

/** Whose listing it is not, is answered as if it were not there. */
async function openListing(actor: Member, fields: FormData): Promise<Opened> {
  const values = typedValues(fields)
  const listing = await findOwnListing(actor, values.id ?? '')
  if (!listing) notFound()
  return { actor, listing, values }
}

function refuse({ kind, message, field }: ListingRefusal, values: Record<string, string> = {}): FormState {
  if (kind === 'not-found') notFound()
  return field ? refuseForm({ problems: { [field]: message }, values }) : refuseForm({ message, values })
}

/** The gates follow whatever was changed, so that the page never shows those of before. */
async function showAnew({ actor, listing }: Opened, answer: FormState): Promise<FormState> {
  await checkGates(actor, listing.id)
  revalidatePath(sellListingPath(listing.id))
  return answer
}

export async function saveOffer(_state: FormState, fields: FormData): Promise<FormState> {
  const actor = await requireActor()
  const opened = await openListing(actor, fields)
  const { listing, values } = opened
  const uses = permittedUses.filter((use) => values[fieldOfUse(use)] === 'yes')
  const offer = parseOffer(listing, (field) => values[field] ?? '', uses)
  if (!offer.ok) return refuseForm({ problems: { [offer.error.field]: offer.error.message }, values })
  const changed = await changeOffer({ actor, listingId: listing.id, offer: offer.value })
  if (!changed.ok) return refuse(changed.error, values)
  const saved = listing.state === 'published' ? 'Saved. New orders are at these prices.' : 'Saved.'
  return showAnew(opened, finishForm(saved))
}

export async function giveToken(_state: FormState, fields: FormData): Promise<FormState> {
  const actor = await requireActor()
  const opened = await openListing(actor, fields)
  const proof = await askForProof(actor, opened.listing.id)
  return proof.ok ? showAnew(opened, finishForm('The token is below.')) : refuse(proof.error)
}

export async function readToken(_state: FormState, fields: FormData): Promise<FormState> {
  const actor = await requireActor()
  const opened = await openListing(actor, fields)
  const proof = await checkProof(actor, opened.listing.id)
  if (!proof.ok) return refuse(proof.error)
  const { provenAt, reading } = proof.value
  if (provenAt) return showAnew(opened, finishForm('Control is proven.'))
  return showAnew(opened, refuseForm({ message: reading?.reason ?? 'Nothing was read.' }))
}

export async function lookAtGates(_state: FormState, fields: FormData): Promise<FormState> {
  const actor = await requireActor()
  return showAnew(await openListing(actor, fields), finishForm('Checked.'))
}

export async function askBlocklists(_state: FormState, fields: FormData): Promise<FormState> {
  const actor = await requireActor()
  const { listing } = await openListing(actor, fields)
  const asked = await askForListingScan(actor, listing.id)
  if (!asked.ok) return refuse(asked.error)
  return finishForm(
    asked.value.isNew
      ? 'The lists are asked within the next minutes; what they say stands in the dossier.'
      : 'They are being asked already; what they say stands in the dossier.',
  )
}

export async function publish(_state: FormState, fields: FormData): Promise<FormState> {
  const actor = await requireActor()
  const opened = await openListing(actor, fields)
  const { listing } = opened
  const published = await publishListing(actor, listing.id)
  if (!published.ok) return showAnew(opened, refuse(published.error))
  redirect(sellListingPath(listing.id))
}

export async function withdraw(_state: FormState, fields: FormData): Promise<FormState> {
  const actor = await requireActor()
  const { listing } = await openListing(actor, fields)
  const withdrawn = await withdrawListing(actor, listing.id)
  if (!withdrawn.ok) return refuse(withdrawn.error)
  redirect(sellListingPath(listing.id))
}
