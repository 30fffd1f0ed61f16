/** The cells of the conflict matrix as people read them, each with which of the four answers it is. */
import { formatAsn } from '#lib/address-space/asn.ts'
import type { Answer } from '#lib/kernel/answer.ts'
import type { EvidenceSet } from '../evidence.ts'
import { stateName } from '../statements/route-words.ts'
import { enumerate, enumerateEither, formatCount, quantity } from '../statements/wording.ts'
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

export function tellValidates({ origin, roas, validates: { state, reason } }: ConflictRow): ToldCell {
  if (origin === 0 && roas.length > 0) return { answer: 'found', word: 'ROA that allows nobody' }
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
  const then = sighting?.on === undefined ? '' : ` on ${sighting.on}`
  const peers = sighting && `${formatCount(sighting.peers)} of about ${formatCount(sighting.of)} peers${then}`
  return { answer: 'found', word: peers ?? quantity(seen.tables.length, 'table') }
}

/** `Add ROA at RIPE NCC, if the route is wanted`: the heading of its text. */
export function titleRemedy({ does, object, at, when }: Remedy): string {
  const verb = does === 'add' ? 'Add' : 'Remove'
  const what = object === 'roa' ? 'ROA' : 'route object'
  const conditions = { always: '', 'if-wanted': ', if the route is wanted', 'if-unwanted': ', if it is not wanted' }
  return `${verb} ${what} at ${at}${conditions[when]}`
}

type Asked = Pick<EvidenceSet, 'vrps' | 'announcements' | 'routeObjects'>

/** How many lines contradict, or which kinds of record were asked and have nothing: the page's first sentence. */
export function summariseConflicts({ rows, isContractAsked }: Omit<ConflictMatrix, 'mend'>, evidence: Asked): string {
  if (rows.length === 0) return sayNothing(isContractAsked, evidence)
  const warned = rows.filter(({ severity }) => severity === 'warning').length
  const noted = rows.filter(({ severity, conflicts }) => severity === 'notice' && conflicts.length > 0).length
  const lines = `${quantity(rows.length, 'pair')} of prefix and origin`
  if (warned + noted === 0) return `${lines}: no contradiction in what was asked.`
  if (rows.length === 1)
    return `${lines}: ${warned > 0 ? 'its records contradict each other' : 'it leaves something to look at'}.`
  const counted = [
    warned > 0 && `the records of ${formatCount(warned)} contradict each other`,
    noted > 0 && `${formatCount(noted)} ${noted === 1 ? 'leaves' : 'leave'} something to look at`,
  ].filter((part) => part !== false)
  return `${lines}: ${enumerate(counted)}.`
}

function sayNothing(isContractAsked: boolean, { vrps, announcements, routeObjects }: Asked): string {
  const kinds = [
    { noun: 'route', isAsked: announcements.length > 0, missing: 'routing table' },
    { noun: 'ROA', isAsked: vrps !== null, missing: 'export of ROAs' },
    { noun: 'route object', isAsked: routeObjects.length > 0, missing: 'routing registry' },
  ]
  const asked = [
    ...kinds.flatMap(({ noun, isAsked }) => (isAsked ? noun : [])),
    ...(isContractAsked ? ['deal of yours'] : []),
  ]
  const missing = kinds.flatMap((kind) => (kind.isAsked ? [] : kind.missing))
  const gaps = missing.length === 0 ? '' : `Not checked: no ${enumerateEither(missing)} was imported.`
  if (asked.length === 0) return gaps
  const nothing = `No ${enumerateEither(asked)} names this block, a part of it or a block over it.`
  return gaps === '' ? nothing : `${nothing} ${gaps}`
}
