'use server'

import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { type FormState, refuseForm, typedValues } from '#components/ui/form-state.ts'
import type { Deal, DealRefusal } from '#lib/deals/deal.ts'
import { readEvidence } from '#lib/deals/inputs.ts'
import { findDeal } from '#lib/deals/server/find-deal.ts'
import { payDeal } from '#lib/deals/server/pay-deal.ts'
import { postMessage } from '#lib/deals/server/post-message.ts'
import { runCommandOnce } from '#lib/deals/server/run-command-once.ts'
import { sealDossier } from '#lib/diligence/server/seal-dossier.ts'
import { findAccount } from '#lib/identity/server/find-account.ts'
import { requireActor } from '#lib/identity/server/require-actor.ts'
import type { Member } from '#lib/kernel/actor.ts'
import { isPublicId, type PublicId } from '#lib/kernel/public-id.ts'
import { runDealEffectsSoon } from '#lib/notifications/server/run-deal-effects-soon.ts'
import { dealPath } from '#lib/paths.ts'
import { environment, publicUrl } from '#lib/platform/env.ts'

/** A deal that is not the actor's is answered as if it were not there; every other refusal is a sentence at the form. */
function refuse({ kind, message }: DealRefusal, values: Record<string, string> = {}): FormState {
  if (kind === 'not-found') notFound()
  return refuseForm({ message, values })
}

/** What is no id never reaches a query. */
function dealIdIn(fields: FormData): PublicId<'dl'> {
  const id = String(fields.get('id') ?? '')
  return isPublicId('dl', id) ? id : notFound()
}

export async function moveDeal(_state: FormState, fields: FormData): Promise<FormState> {
  const actor = await requireActor()
  const dealId = dealIdIn(fields)
  const values = typedValues(fields)
  const view = await findDeal(actor, dealId)
  if (!view) notFound()
  const { command = '' } = values
  const wanted = view.next.find(({ move }) => move.command === command)?.move.evidence ?? []
  const typed = readEvidence(wanted, values)
  if (!typed.ok) return refuseForm({ problems: typed.error, values })
  const dossier = wanted.includes('dossier') ? await sealAsShown(actor, view.deal, values.at ?? '') : null
  if (dossier && !dossier.ok) return refuseForm({ message: dossier.error.message, values })
  const evidence = { ...typed.value, ...(dossier && { dossier: dossier.value }) }
  const moved = await runCommandOnce({ actor, dealId, command, evidence, seen: Number(values.seen) || 0 })
  if (!moved.ok) return refuse(moved.error, values)
  runDealEffectsSoon(dealId)
  redirect(dealPath(dealId))
}

/** Computed again for the moment that the page showed, and never taken from the form. */
const sealAsShown = (actor: Member, { block, terms }: Deal, at: string) =>
  sealDossier(actor, { block, asn: terms.asn, at })

export async function pay(_state: FormState, fields: FormData): Promise<FormState> {
  const actor = await requireActor()
  const dealId = dealIdIn(fields)
  const { email: customerEmail } = await findAccount(actor)
  const here = publicUrl(environment())
  const successUrl = `${here}${dealPath(dealId, 'returned')}`
  const cancelUrl = `${here}${dealPath(dealId, 'cancelled')}`
  const url = await payDeal({ actor, dealId, successUrl, cancelUrl, customerEmail })
  if (!url.ok) return refuse(url.error)
  // Without script this answers a form, and our own policy (form-action) keeps a form from leading to another site:
  // the deal's page then shows the way there as a link.
  const isScripted = (await headers()).has('next-action')
  redirect(isScripted ? elsewhere(new URL(url.value)) : dealPath(dealId))
}

/** An address of another site, as the types of our own routes let one through. */
const elsewhere = ({ protocol, href }: URL) => `${protocol.slice(0, -1)}:${href.slice(protocol.length)}` as const

export async function writeMessage(_state: FormState, fields: FormData): Promise<FormState> {
  const actor = await requireActor()
  const dealId = dealIdIn(fields)
  const { text = '', message: id = '' } = typedValues(fields)
  const posted = await postMessage({ actor, dealId, text, ...(isPublicId('msg', id) && { id }) })
  if (!posted.ok) return refuse(posted.error, { text })
  redirect(dealPath(dealId))
}
