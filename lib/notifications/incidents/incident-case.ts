/** A case: one listing of one block that an organisation wants ended, and all that was done about it, in order. */
import type { Prefix } from '#lib/address-space/prefix.ts'
import type { ListingObservation } from './listing-observation.ts'

export type IncidentCase = {
  readonly id: string
  readonly organisationId: string
  /** Its name. */
  readonly organisation: string
  readonly block: Prefix
  /** Id of the source or of the DNS blocklist. */
  readonly list: string
  readonly openedAt: Date
  readonly openedBy: string
  /** How it stood when it was opened. */
  readonly before: ListingObservation
  readonly events: readonly CaseEvent[]
  /** When it was over; null while something may follow. */
  readonly endedAt: Date | null
}

/** A case as a line of a list: no text of any event. */
export type CaseLine = Pick<IncidentCase, 'id' | 'block' | 'list' | 'openedAt' | 'endedAt'> & {
  readonly state: CaseState
  readonly stepsDone: number
  /** When anything was last added; null before the first. */
  readonly lastAt: Date | null
}

/** What is tracked of the request: what the list says, as whoever asked it writes down. */
export const requestMoves = ['sent', 'answered', 'refused', 'delisted', 'closed'] as const
export type RequestMove = (typeof requestMoves)[number]

export type CaseEvent = {
  /** Counts from 1 within its case. */
  readonly number: number
  readonly kind: RequestMove | 'step-done' | 'step-undone'
  /** Of a step its id, else what was sent or answered. */
  readonly text: string
  /** By name; the id of whoever has no account. */
  readonly actor: string
  readonly at: Date
}

export type CaseState = 'open' | Exclude<RequestMove, 'delisted' | 'closed'> | 'delisted' | 'closed'

const isMove = (kind: CaseEvent['kind']): kind is RequestMove => requestMoves.some((move) => move === kind)

/** The last move of the request; a step ticked is none. */
export function stateOf(events: readonly CaseEvent[]): CaseState {
  const last = events.findLast(({ kind }) => isMove(kind))
  return last !== undefined && isMove(last.kind) ? last.kind : 'open'
}

/** How often the request moved: a form of what may follow is another one after each. */
export const countMoves = (events: readonly CaseEvent[]): number => events.filter(({ kind }) => isMove(kind)).length

/** By id of the step, the event that ticked it; a step that was unticked has none. */
export function stepsDone(events: readonly CaseEvent[]): ReadonlyMap<string, CaseEvent> {
  const done = new Map<string, CaseEvent>()
  for (const event of events) {
    if (event.kind === 'step-done') done.set(event.text, event)
    if (event.kind === 'step-undone') done.delete(event.text)
  }
  return done
}

/** A log that was attached; its bytes are stored beside it. */
export type Attachment = {
  readonly id: string
  readonly fileName: string
  readonly bytes: number
  readonly sha256: string
  readonly actor: string
  readonly at: Date
}
