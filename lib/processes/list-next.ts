/** What may happen next: the moves a party can make, those it waits for, and by when. For pages and for the sweep. */
import { addDuration } from '#lib/kernel/duration.ts'
import { findObjection, movesFrom, type Rules } from './decide.ts'
import {
  findState,
  type Instance,
  lengthOf,
  type OwnLengths,
  type ProcessDefinition,
  type Transition,
  type Vocabulary,
} from './definition.ts'

export type NextMove<V extends Vocabulary> = {
  readonly move: Transition<V>
  /** Why it cannot be done yet; null where it can. */
  readonly objection: string | null
}

/** The moves that the party may ask for from here, also those that a guard still refuses. None by itself. */
export function listNext<V extends Vocabulary, Facts>(
  rules: Rules<V, Facts>,
  instance: Instance,
  { party, facts }: { party: V['party']; facts: Facts },
): NextMove<V>[] {
  return movesFrom(rules.definition, instance.state)
    .filter(({ by, isAutomatic }) => by.includes(party) && !isAutomatic)
    .map((move) => ({ move, objection: findObjection(rules, move, facts) }))
}

/** The move that the house makes by itself now; null where none is possible. */
export function findAutomatic<V extends Vocabulary, Facts>(
  rules: Rules<V, Facts>,
  instance: Instance,
  facts: Facts,
): Transition<V> | null {
  const automatic = movesFrom(rules.definition, instance.state).filter(({ isAutomatic }) => isAutomatic)
  return automatic.find((move) => findObjection(rules, move, facts) === null) ?? null
}

export type DueCommand = { readonly command: string; readonly dueAt: Date; readonly repeats: boolean }

/** What is due while the process stays where it is. */
export function listDeadlines<V extends Vocabulary>(
  definition: ProcessDefinition<V>,
  instance: Instance,
  own: OwnLengths,
): DueCommand[] {
  return definition.deadlines
    .filter(({ state }) => state === instance.state)
    .flatMap(({ after, command, repeats }) => {
      const length = lengthOf(after, own)
      return length === null ? [] : [{ command, dueAt: addDuration(instance.enteredAt, length), repeats }]
    })
}

/** When whoever must act is late: the first thing due from here, a reminder included; null where nothing is. */
export function findDueDate<V extends Vocabulary>(
  definition: ProcessDefinition<V>,
  instance: Instance,
  own: OwnLengths,
): Date | null {
  const due = listDeadlines(definition, instance, own).map(({ dueAt }) => dueAt.getTime())
  return due.length === 0 ? null : new Date(Math.min(...due))
}

export type StageMark = {
  readonly id: string
  readonly title: string
  readonly is: 'past' | 'now' | 'ahead' | 'skipped'
}

/**
 * The stages in order. `visited` are the states the process has been in, in order; once it is over, stages it never
 * reached are `skipped`.
 */
export function listStages<V extends Vocabulary>(
  definition: ProcessDefinition<V>,
  instance: Instance,
  visited: readonly string[],
): StageMark[] {
  const stageOf = (state: string) => findState(definition, state)?.stage
  const current = stageOf(instance.state)
  const isOver = findState(definition, instance.state)?.is !== 'open'
  const been = new Set(visited.map(stageOf))
  const position = definition.stages.findIndex(({ id }) => id === current)
  return definition.stages.map(({ id, title }, index) => {
    if (id === current) return { id, title, is: 'now' }
    if (been.has(id) && index < position) return { id, title, is: 'past' }
    return { id, title, is: isOver || index < position ? 'skipped' : 'ahead' }
  })
}
