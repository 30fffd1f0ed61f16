/** Whether a definition can be run at all, found out without running it. One sentence for each fault; none is good. */
import { longestMs } from '#lib/kernel/duration.ts'
import { findState, lengthOf, type ProcessDefinition, type Vocabulary } from './definition.ts'

const dayMs = 86_400_000

/**
 * What the house demands of its definitions. `mostHeldDays`: how long money may lie with it (payments-security 1.4).
 * `deciders`: the persons of the house; where no deadline leads on, one of them must be able to.
 */
export type Demands<V extends Vocabulary> = { readonly mostHeldDays: number; readonly deciders: readonly V['party'][] }

/** Every check below. */
export function checkDefinition<V extends Vocabulary>(
  definition: ProcessDefinition<V>,
  { mostHeldDays, deciders }: Demands<V>,
): string[] {
  const broken = checkReferences(definition)
  if (broken.length > 0) return broken
  return [
    ...checkReachability(definition),
    ...checkEnds(definition),
    ...checkDeadlines(definition),
    ...checkWaysOn(definition, deciders),
    ...checkHeldTime(definition, mostHeldDays),
  ]
}

/** Every id leads somewhere, and none is given twice. */
export function checkReferences<V extends Vocabulary>(definition: ProcessDefinition<V>): string[] {
  const { states, stages, transitions, deadlines, initial } = definition
  const unknown = [
    initial,
    ...transitions.flatMap(({ from, to }) => [from, to]),
    ...deadlines.map(({ state }) => state),
  ]
  const ids = states.map(({ id }) => id)
  const moves = transitions.map(({ from, command }) => `${command} from ${from}`)
  const twice = [...ids, ...moves].filter((id, index, all) => all.indexOf(id) !== index)
  return [
    ...unknown.filter((id) => !ids.includes(id)).map((id) => `There is no state ${id}.`),
    ...twice.map((id) => `${id} is defined twice.`),
    ...states.filter(({ stage }) => !stages.some(({ id }) => id === stage)).map(({ id }) => `${id} is in no stage.`),
  ]
}

const targetsOf = (definition: ProcessDefinition, state: string) =>
  definition.transitions.filter(({ from }) => from === state).map(({ to }) => to)

function reachableFrom(definition: ProcessDefinition, start: string): Set<string> {
  const seen = new Set([start])
  const waiting = [start]
  for (let state = waiting.pop(); state !== undefined; state = waiting.pop()) {
    for (const next of targetsOf(definition, state)) {
      if (seen.has(next)) continue
      seen.add(next)
      waiting.push(next)
    }
  }
  return seen
}

/** Every state is reached from the first. */
export function checkReachability<V extends Vocabulary>(definition: ProcessDefinition<V>): string[] {
  const reached = reachableFrom(definition, definition.initial)
  return definition.states.filter(({ id }) => !reached.has(id)).map(({ id }) => `Nothing leads to ${id}.`)
}

/** From every open state an end can be reached, and from an end there is no way on. */
export function checkEnds<V extends Vocabulary>(definition: ProcessDefinition<V>): string[] {
  const isFinal = (id: string) => findState(definition, id)?.is !== 'open'
  return definition.states.flatMap(({ id }) => {
    if (isFinal(id))
      return targetsOf(definition, id).length > 0 ? [`${id} is an end, and yet something leaves it.`] : []
    return [...reachableFrom(definition, id)].some(isFinal) ? [] : [`From ${id} no end can be reached.`]
  })
}

/** Each deadline fires a command that its state knows and the house may give; no open state waits for ever. */
export function checkDeadlines<V extends Vocabulary>(definition: ProcessDefinition<V>): string[] {
  const { states, deadlines, transitions } = definition
  const unheard = deadlines.filter(
    ({ state, command }) =>
      !transitions.some((move) => move.from === state && move.command === command && move.by.includes('system')),
  )
  const silent = states.filter(
    ({ id, is }) => is === 'open' && !deadlines.some(({ state }) => state === id) && !passesAtOnce(definition, id),
  )
  const guarded = transitions.filter(
    ({ from, command, guards }) =>
      guards.length > 0 && deadlines.some((due) => due.state === from && due.command === command),
  )
  return [
    ...unheard.map(
      ({ state, command }) => `The deadline of ${state} fires ${command}, which the house cannot do there.`,
    ),
    ...silent.map(({ id }) => `${id} has no deadline.`),
    ...guarded.map(({ from, command }) => `The deadline of ${from} fires ${command}, which a guard may refuse.`),
  ]
}

/**
 * No open state depends on the good will of a side, nor on what a source outside says: time leads on, or the house does
 * it by itself without a condition, or somebody of the house can decide.
 */
export function checkWaysOn<V extends Vocabulary>(
  definition: ProcessDefinition<V>,
  deciders: readonly V['party'][],
): string[] {
  const { states, transitions } = definition
  const isDecided = (id: string) =>
    transitions.some(({ from, to, by }) => from === id && to !== id && by.some((party) => deciders.includes(party)))
  const isTimed = (id: string) => waitMs(definition, id) !== null || waitsForTerm(definition, id)
  return states
    .filter(({ id, is }) => is === 'open' && !isTimed(id) && !isDecided(id))
    .map(({ id }) => `From ${id} nothing leads on but what a side or a source outside does.`)
}

/** The longest that money can be held, by the deadlines alone, is within the bound. */
export function checkHeldTime<V extends Vocabulary>(definition: ProcessDefinition<V>, mostDays: number): string[] {
  const days = longestHeldDays(definition)
  if (days === null) return ['Money can be held for ever: a state that holds it has no deadline that leads on.']
  return days > mostDays ? [`Money can be held for ${days} days, and the bound is ${mostDays}.`] : []
}

/** Days, rounded up; null where nothing bounds them. */
export function longestHeldDays<V extends Vocabulary>(definition: ProcessDefinition<V>): number | null {
  const longest = longestPathMs(definition, ({ holds }) => holds === 'money')
  return longest === null ? null : Math.ceil(longest / dayMs)
}

/** The longest way through states of a kind, by their deadlines; null where a state of the kind has none that leads on. */
export function longestPathMs<V extends Vocabulary>(
  definition: ProcessDefinition<V>,
  isCounted: (state: ProcessDefinition<V>['states'][number]) => boolean,
): number | null {
  const counted = definition.states.filter(isCounted).map(({ id }) => id)
  const waits = new Map(counted.map((id) => [id, waitMs(definition, id)]))
  if ([...waits.values()].includes(null)) return null
  // A state that is come back to counts once: to come back, a measurement was taken back, which is looked at by a person.
  const from = (state: string, seen: readonly string[]): number => {
    const next = targetsOf(definition, state).filter((to) => counted.includes(to) && !seen.includes(to))
    return (waits.get(state) ?? 0) + Math.max(0, ...next.map((to) => from(to, [...seen, to])))
  }
  return Math.max(0, ...counted.map((id) => from(id, [id])))
}

/** The house leaves it by itself, and nothing can stand against that. */
const passesAtOnce = (definition: ProcessDefinition, state: string) =>
  definition.transitions.some((move) => move.from === state && move.isAutomatic && move.guards.length === 0)

const waitsForTerm = (definition: ProcessDefinition, state: string) =>
  definition.deadlines.some((due) => due.state === state && due.after === 'term')

/** Until a deadline makes the process leave the state; null where none does. */
function waitMs(definition: ProcessDefinition, state: string): number | null {
  if (passesAtOnce(definition, state)) return 0
  const leaving = definition.deadlines.filter((due) =>
    definition.transitions.some((move) => move.from === state && move.command === due.command && move.to !== state),
  )
  const waits = leaving
    .filter((due) => due.state === state)
    .flatMap(({ after }) => lengthOf(after, { term: null, usual: null }) ?? [])
    .map(longestMs)
  return waits.length === 0 ? null : Math.min(...waits)
}
