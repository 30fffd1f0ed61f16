/** The cells of the conflict matrix as people read them, each with which of the four answers it is. */
import { formatAsn } from '#lib/address-space/asn.ts'
import type { Answer } from '#lib/kernel/answer.ts'
import { stateName } from '../statements/routing.ts'
import { enumerate, formatCount, quantity } from '../statements/wording.ts'
import type { ConflictMatrix } from './conflict-matrix.ts'
import type { ConflictRow, Remedy } from './conflict-row.ts'

export type ToldCell = { answer: Answer; word: string }

export function tellMay({ may }: ConflictRow): ToldCell {
  switch (may.answer) {
    case 'not-asked':
      return { answer: 'not-checked', word: 'Not asked' }
    case 'nothing-found':
      return { answer: 'nothing-found', word: 'No deal of yours' }
    case 'may':
      return { answer: 'found', word: `Yes, ${may.deal}` }
    case 'not-yet':
      return { answer: 'found', word: `Not yet, ${may.deal}` }
    case 'must-withdraw':
      return { answer: 'found', word: `No longer, ${may.deal}` }
    case 'another':
      return { answer: 'found', word: `No, ${enumerate(may.origins.map(formatAsn))} may by ${may.deal}` }
  }
}

export function tellValidates({ validates: { state, reason } }: ConflictRow): ToldCell {
  if (state === null) return { answer: 'not-checked', word: 'Not checked' }
  return { answer: state === 'not-found' ? 'nothing-found' : 'found', word: stateName(state, reason) }
}

export function tellRegistered({ registered }: ConflictRow): ToldCell {
  if (registered === null) return { answer: 'not-checked', word: 'Not checked' }
  if (registered.length === 0) return { answer: 'nothing-found', word: 'No object' }
  const isHolders = registered.some(({ authority }) => authority === 'authoritative')
  const names = enumerate([...new Set(registered.map(({ source }) => source))])
  return { answer: 'found', word: isHolders ? names : `${names}, no proof of holding` }
}

export function tellSeen({ seen }: ConflictRow): ToldCell {
  if (seen === null) return { answer: 'not-checked', word: 'Not checked' }
  if (seen.tables.length === 0) return { answer: 'nothing-found', word: 'No route' }
  const { sighting } = seen
  const peers = sighting && `${formatCount(sighting.peers)} of about ${formatCount(sighting.of)} peers`
  return { answer: 'found', word: peers ?? quantity(seen.tables.length, 'table') }
}

/** `Add ROA at RIPE NCC, if the route is wanted`: the heading of its text. */
export function titleRemedy({ does, object, at, when }: Remedy): string {
  const verb = does === 'add' ? 'Add' : 'Remove'
  const what = object === 'roa' ? 'ROA' : 'route object'
  const conditions = { always: '', 'if-wanted': ', if the route is wanted', 'if-unwanted': ', if it is not wanted' }
  return `${verb} ${what} at ${at}${conditions[when]}`
}

/** How many lines contradict, and what was not asked: the page's first sentence. */
export function summariseConflicts({ rows }: ConflictMatrix): string {
  if (rows.length === 0) return 'No route, ROA, route object or deal names this block, a part of it or a block over it.'
  const warned = rows.filter(({ severity }) => severity === 'warning').length
  const noted = rows.filter(({ severity, conflicts }) => severity === 'notice' && conflicts.length > 0).length
  const lines = `${quantity(rows.length, 'pair')} of prefix and origin`
  if (warned + noted === 0) return `${lines}: no contradiction in what was asked.`
  const counted = [
    warned > 0 && `the records of ${formatCount(warned)} contradict each other`,
    noted > 0 && `those of ${formatCount(noted)} leave something to look at`,
  ].filter((part) => part !== false)
  return `${lines}: ${enumerate(counted)}.`
}
