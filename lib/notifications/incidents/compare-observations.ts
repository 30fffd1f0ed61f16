/** What became of a listing since its case was opened: before and after, and only what a newer answer says. */
import { quantity } from '#lib/diligence/statements/wording.ts'
import type { Answer } from '#lib/kernel/answer.ts'
import { type IncidentCase, stateOf } from './incident-case.ts'
import type { ListingObservation } from './listing-observation.ts'

export type Outcome = {
  /** Of the list now. */
  readonly answer: Answer
  readonly verdict: 'delisted' | 'less' | 'same' | 'more' | 'unknown'
  readonly sentence: string
}

export function compareObservations(before: ListingObservation, after: ListingObservation): Outcome {
  if (after.answer === 'failed' || after.answer === 'not-checked')
    return {
      ...{ answer: after.answer, verdict: 'unknown' },
      sentence: `Whether it is still listed is not known: ${after.reason}.`,
    }
  const listed = before.answer === 'found' ? before.addresses : 0
  if (!isNewer(before, after))
    return {
      ...{ answer: after.answer, verdict: 'unknown' },
      sentence: 'The list was not read again since the case was opened.',
    }
  if (after.answer === 'nothing-found')
    return {
      answer: 'nothing-found',
      verdict: 'delisted',
      sentence: `It listed ${quantity(listed, 'address')} and lists none now.`,
    }
  return compareCounts(listed, after.addresses)
}

/** What speaks against a delisting that was written down and that no newer reading shows; null where nothing does. */
export function findContradiction(
  { events, endedAt }: Pick<IncidentCase, 'events' | 'endedAt'>,
  { now, outcome }: { now: ListingObservation; outcome: Outcome },
): string | null {
  if (stateOf(events) !== 'delisted' || outcome.verdict === 'delisted') return null
  const until = endedAt === null ? ' The case stays open until a newer reading agrees.' : ''
  return now.answer === 'found'
    ? `The list is said to have delisted it, and the newest reading still has ${quantity(now.addresses, 'address')}.${until}`
    : `The list is said to have delisted it, which no newer reading shows yet. ${outcome.sentence}${until}`
}

function compareCounts(listed: number, lists: number): Outcome {
  if (lists === listed)
    return { answer: 'found', verdict: 'same', sentence: `It lists ${quantity(lists, 'address')}, as before.` }
  const sentence = `It listed ${quantity(listed, 'address')} and lists ${quantity(lists, 'address')} now.`
  return { answer: 'found', verdict: lists < listed ? 'less' : 'more', sentence }
}

/** A snapshot without a date is never newer than one with. */
function isNewer(before: ListingObservation, after: ListingObservation): boolean {
  const [old, fresh] = [momentOf(before), momentOf(after)]
  return old !== null && fresh !== null && Date.parse(fresh) > Date.parse(old)
}

const momentOf = (observation: ListingObservation): string | null =>
  observation.answer === 'not-checked' ? null : observation.asOf
