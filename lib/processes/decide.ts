/**
 * Whether a command may be done now, and what becomes of the process if it is. Pure: time, facts and evidence
 * arrive with the command, and who is which party was found out before.
 */
import type { Json } from '#lib/kernel/canonical-json.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { findState, type Instance, type ProcessDefinition, type Transition, type Vocabulary } from './definition.ts'

/** For each guard, the sentence that refuses, or null where nothing stands against it. */
export type Guards<V extends Vocabulary, Facts> = Readonly<Record<V['guard'], (facts: Facts) => string | null>>

export type Rules<V extends Vocabulary, Facts> = {
  readonly definition: ProcessDefinition<V>
  readonly guards: Guards<V, Facts>
}

export type Evidence<V extends Vocabulary> = Readonly<Partial<Record<V['evidence'], Json>>>

export type Command<V extends Vocabulary, Facts> = {
  readonly name: string
  readonly party: V['party']
  readonly at: Date
  readonly facts: Facts
  readonly evidence: Evidence<V>
}

/** What happened. An event is never refused and never undone. */
export type ProcessEvent<V extends Vocabulary> = {
  readonly command: string
  readonly from: string
  readonly to: string
  readonly party: V['party']
  readonly at: Date
  readonly evidence: Evidence<V>
  readonly acts: readonly V['act'][]
  readonly effects: readonly V['effect'][]
}

/** `not-now`: no such move from here. `not-yours`: another party's. `guarded`: something must be true first. */
export type Refusal = {
  readonly kind: 'not-now' | 'not-yours' | 'guarded' | 'evidence-missing'
  readonly message: string
}

const refuse = (kind: Refusal['kind'], message: string) => err<Refusal>({ kind, message })

/** The events of a command, or the sentence that says why there are none. */
export function decide<V extends Vocabulary, Facts>(
  rules: Rules<V, Facts>,
  instance: Instance,
  command: Command<V, Facts>,
): Result<ProcessEvent<V>[], Refusal> {
  const moves = movesFrom(rules.definition, instance.state).filter((move) => move.command === command.name)
  if (moves.length === 0) return refuse('not-now', explainNotNow(rules.definition, instance, command.name))
  const own = moves.filter(({ by }) => by.includes(command.party))
  const [move] = own
  if (!move) return refuse('not-yours', `This is for the ${moves.flatMap(({ by }) => by).join(' or the ')} to do.`)
  const objection = findObjection(rules, move, command.facts)
  if (objection !== null) return refuse('guarded', objection)
  const missing = move.evidence.filter((kind) => !command.evidence[kind as V['evidence']])
  if (missing.length > 0) return refuse('evidence-missing', `Still missing: ${missing.join(', ')}.`)
  return ok([eventOf(move, command)])
}

export const movesFrom = <V extends Vocabulary>(definition: ProcessDefinition<V>, state: string): Transition<V>[] =>
  definition.transitions.filter(({ from }) => from === state)

/** The first guard that stands against the move, as its sentence; null where none does. */
export function findObjection<V extends Vocabulary, Facts>(
  { guards }: Rules<V, Facts>,
  move: Transition<V>,
  facts: Facts,
): string | null {
  for (const id of move.guards) {
    const objection = guards[id as V['guard']](facts)
    if (objection !== null) return objection
  }
  return null
}

function eventOf<V extends Vocabulary, Facts>(move: Transition<V>, command: Command<V, Facts>): ProcessEvent<V> {
  const { from, to, acts, effects } = move
  return {
    command: move.command,
    from,
    to,
    party: command.party,
    at: command.at,
    evidence: command.evidence,
    acts,
    effects,
  }
}

function explainNotNow(definition: ProcessDefinition, { state }: Instance, command: string): string {
  const known = definition.transitions.find((move) => move.command === command)
  const title = known?.title ?? command
  return `“${title}” is not possible now: ${findState(definition, state)?.says ?? state}`
}
