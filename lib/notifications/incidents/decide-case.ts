/** What may follow in a case, and why not: the one place that says so. */
import { err, ok, type Result } from '#lib/kernel/result.ts'
import {
  type CaseEvent,
  type CaseState,
  type IncidentCase,
  type RequestMove,
  stateOf,
  stepsDone,
} from './incident-case.ts'
import { findPlaceholder } from './placeholders.ts'

export type CaseCommand = { do: 'move'; to: RequestMove; text: string } | { do: 'tick'; step: string; isDone: boolean }

export type Decided = Pick<CaseEvent, 'kind' | 'text'>

/**
 * An answer answers a request; a list may delist by itself; what is over stays over. What a list says of itself ends a
 * case only where a reading agrees: until then the request goes on.
 */
export const movesFrom: Record<CaseState, readonly RequestMove[]> = {
  open: ['sent', 'delisted', 'closed'],
  sent: ['answered', 'refused', 'delisted', 'closed'],
  answered: ['sent', 'refused', 'delisted', 'closed'],
  refused: ['sent', 'delisted', 'closed'],
  delisted: ['sent', 'answered', 'refused', 'closed'],
  closed: [],
}

const longestText = 20_000
/** What is done and said about one listing in a year of work; more is a loop. It can be closed at any time. */
export const mostEvents = 500

type Standing = { events: readonly CaseEvent[]; steps: readonly string[]; isOver: boolean }

export function decideCase({ events, steps, isOver }: Standing, command: CaseCommand): Result<Decided, string> {
  const state = stateOf(events)
  if (isOver || movesFrom[state].length === 0)
    return err(`The case is over: ${stateWords[state]}. Open another if it is listed again.`)
  const isEnd = command.do === 'move' && movesFrom[command.to].length === 0
  if (events.length >= mostEvents && !isEnd)
    return err(
      `The case has ${mostEvents} entries, which is the most: close it, and open another if it is still listed.`,
    )
  return command.do === 'tick' ? decideTick({ events, steps }, command) : decideMove(state, command)
}

function decideMove(state: CaseState, { to, text }: Extract<CaseCommand, { do: 'move' }>): Result<Decided, string> {
  if (!movesFrom[state].includes(to))
    return err(
      `A case that is ${stateWords[state]} cannot become ${stateWords[to]}: it may become ${movesFrom[state].map((move) => stateWords[move]).join(', ')}.`,
    )
  const trimmed = text.trim()
  if (trimmed === '' && to !== 'closed')
    return err(to === 'sent' ? 'Write what was sent.' : 'Write what the list said.')
  const placeholder = to === 'sent' ? findPlaceholder(trimmed) : null
  if (placeholder !== null)
    return err(`The text still has ${placeholder}: write there what was sent, or take the line out.`)
  if (trimmed.length > longestText)
    return err(`The text is longer than ${longestText.toLocaleString('en')} characters: attach the rest as a log.`)
  return ok({ kind: to, text: trimmed })
}

function decideTick(
  { events, steps }: Pick<Standing, 'events' | 'steps'>,
  { step, isDone }: Extract<CaseCommand, { do: 'tick' }>,
): Result<Decided, string> {
  if (!steps.includes(step)) return err('This case has no such step.')
  if (stepsDone(events).has(step) === isDone)
    return err(isDone ? 'This step is ticked already.' : 'This step is not ticked.')
  return ok({ kind: isDone ? 'step-done' : 'step-undone', text: step })
}

export const stateWords: Record<CaseState, string> = {
  open: 'open',
  sent: 'asked',
  answered: 'answered',
  refused: 'refused',
  delisted: 'delisted, says the list',
  closed: 'closed',
}

/** As a table or a heading says it: a delisting that no reading shows yet is the list's word alone. */
export const sayState = ({ events, endedAt }: Pick<IncidentCase, 'events' | 'endedAt'>): string =>
  sayStateOf(stateOf(events), endedAt)

export function sayStateOf(state: CaseState, endedAt: Date | null): string {
  return state === 'delisted' && endedAt === null
    ? `${stateWords.delisted}; no newer reading shows it yet`
    : stateWords[state]
}
