/** What may follow in a case, and why not: the one place that says so. */
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { type CaseEvent, type CaseState, type RequestMove, stateOf, stepsDone } from './incident-case.ts'

export type CaseCommand = { do: 'move'; to: RequestMove; text: string } | { do: 'tick'; step: string; isDone: boolean }

export type Decided = Pick<CaseEvent, 'kind' | 'text'>

/** An answer answers a request; a list may delist by itself; what is over stays over. */
export const movesFrom: Record<CaseState, readonly RequestMove[]> = {
  open: ['sent', 'delisted', 'closed'],
  sent: ['answered', 'refused', 'delisted', 'closed'],
  answered: ['sent', 'refused', 'delisted', 'closed'],
  refused: ['sent', 'delisted', 'closed'],
  delisted: [],
  closed: [],
}

const longestText = 20_000

export function decideCase(
  { events, steps }: { events: readonly CaseEvent[]; steps: readonly string[] },
  command: CaseCommand,
): Result<Decided, string> {
  const state = stateOf(events)
  if (movesFrom[state].length === 0)
    return err(`The case is over: ${stateWords[state]}. Open another if it is listed again.`)
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
  if (trimmed.length > longestText)
    return err(`The text is longer than ${longestText.toLocaleString('en')} characters: attach the rest as a log.`)
  return ok({ kind: to, text: trimmed })
}

function decideTick(
  { events, steps }: { events: readonly CaseEvent[]; steps: readonly string[] },
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
