/** How the list of a case stands now, and what became of the listing since the case was opened. */
import type { Actor } from '#lib/kernel/actor.ts'
import { compareObservations, type Outcome } from '../incidents/compare-observations.ts'
import type { IncidentCase } from '../incidents/incident-case.ts'
import { type ListingObservation, observeListing } from '../incidents/listing-observation.ts'
import { observeBlockListings } from './observe-block-listings.ts'

type Observing = Pick<IncidentCase, 'block' | 'list' | 'before'>

export async function observeCase(
  actor: Actor,
  { block, list, before }: Observing,
): Promise<{ now: ListingObservation; outcome: Outcome }> {
  const observed = await observeBlockListings(actor, block)
  const now: ListingObservation = observed.ok
    ? observeListing(block, list, observed.value)
    : { answer: 'failed', reason: observed.error, asOf: null }
  return { now, outcome: compareObservations(before, now) }
}
