/** How the facts behind the scenarios are dated: by the calendar, or in days from the world's first one. */
import { type Prefix, parsePrefix } from '#lib/address-space/prefix.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import { type Day, dayOf } from '../day.ts'
import type { Period } from '../facts.ts'

/** Days from genesis (-240 is 240 days before), or an ISO date. */
export type Moment = number | string

export type Span = { from: Moment; until?: Moment }

export function dayOfMoment(moment: Moment, genesis: Day): Day {
  return typeof moment === 'number' ? genesis + moment : dayOf(moment)
}

export function periodOf({ from, until }: Span, genesis: Day): Period {
  return { from: dayOfMoment(from, genesis), until: until === undefined ? null : dayOfMoment(until, genesis) }
}

/** The prefix of a table of this folder; a wrong one is a slip of ours, so it throws. */
export function prefixOf(text: string): Prefix {
  const prefix = parsePrefix(text)
  invariant(prefix.ok, `${text} is a prefix`)
  return prefix.value
}
