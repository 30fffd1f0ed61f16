/**
 * Which page of alerts is asked for: whose, in which state, and behind or before which of them, the newest first.
 *
 * An alert is as new as the event that it tells of; its own id orders those of one event. Both together are the cursor.
 */
import { quote } from '#lib/kernel/quote.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import type { AlertState } from './watch.ts'
import type { PageDirection } from './watch-page.ts'

/** In the order in which they are offered. */
export const alertFilters = ['open', 'acknowledged', 'over', 'all'] as const
export type AlertFilter = (typeof alertFilters)[number]

export const statesOf: Record<AlertFilter, readonly AlertState[]> = {
  open: ['raised', 'escalated'],
  acknowledged: ['acknowledged'],
  over: ['resolved'],
  all: ['raised', 'escalated', 'acknowledged', 'resolved'],
}

/** `eventId` as PostgreSQL writes it: it may be larger than a number is exact. */
export type AlertCursor = { readonly direction: PageDirection; readonly eventId: string; readonly id: string }

export type AlertPageAsked = {
  readonly filter: AlertFilter
  /** Whether it is what the house itself watches. */
  readonly isOfHouse: boolean
  /** Null is the first page. */
  readonly cursor: AlertCursor | null
}

export const alertsAPage = 50

export function readAlertPage(params: URLSearchParams): Result<AlertPageAsked, string> {
  const asked = params.get('state') ?? 'open'
  const filter = alertFilters.find((one) => one === asked)
  if (filter === undefined)
    return err(`${quote(asked)} is no state of alerts: write one of ${alertFilters.join(', ')}.`)
  const direction = params.has('before') ? 'before' : 'after'
  const text = params.get(direction)
  const cursor = text === null ? null : readCursor(direction, text)
  if (text !== null && cursor === null) return err(`A page begins at an alert, and ${quote(text)} names none.`)
  return ok({ filter, isOfHouse: params.get('of') === 'house', cursor })
}

function readCursor(direction: PageDirection, text: string): AlertCursor | null {
  const [, eventId, id] = /^(\d{1,18})-(alr_\w{1,40})$/.exec(text) ?? []
  return eventId !== undefined && id !== undefined ? { direction, eventId, id } : null
}

export const writeCursor = ({ eventId, id }: Pick<AlertCursor, 'eventId' | 'id'>): string => `${eventId}-${id}`
