'use server'

import { redirect } from 'next/navigation'
import { type FormState, refuseForm, typedValues } from '#components/ui/form-state.ts'
import { parsePrefix } from '#lib/address-space/prefix.ts'
import { requireActor } from '#lib/identity/server/require-actor.ts'
import { draftListing } from '#lib/listings/server/draft-listing.ts'
import { sellListingPath } from '#lib/paths.ts'

export async function startListing(_state: FormState, fields: FormData): Promise<FormState> {
  const actor = await requireActor()
  const values = typedValues(fields)
  const block = parsePrefix((values.block ?? '').trim())
  if (!block.ok) return refuseForm({ problems: { block: block.error.message }, values })
  const drafted = await draftListing(actor, block.value)
  if (!drafted.ok) return refuseForm({ problems: { block: drafted.error.message }, values })
  redirect(sellListingPath(drafted.value.id))
}
