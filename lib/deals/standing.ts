/** How a deal stands to one of its parties: whether it waits for them, for others, runs by itself, or is over. */
import { findState } from '#lib/processes/definition.ts'
import { definitions } from './find-definition.ts'
import type { DealState, Party } from './vocabulary.ts'

export const standings = ['yours', 'others', 'running', 'over'] as const
export type Standing = (typeof standings)[number]

/** The block is in use: whose turn it is matters only once somebody wants to end it. */
const inUse: readonly string[] = ['live', 'ending']

export function standingOf({ id, is, waitsOn }: DealState, party: Party): Standing {
  if (is !== 'open') return 'over'
  if (inUse.includes(id)) return 'running'
  return waitsOn === party ? 'yours' : 'others'
}

/** The states, by id, in which a deal stands so to that party. An id means the same in every definition. */
export const statesStanding = (standing: Standing, party: Party): string[] => [
  ...new Set(
    definitions.flatMap(({ states }) =>
      states.filter((state) => standingOf(state, party) === standing).map(({ id }) => id),
    ),
  ),
]

/** A state of any definition by its id, for lists and counts. */
export function findAnyState(id: string): DealState | null {
  for (const definition of definitions) {
    const state = findState(definition, id)
    if (state) return state
  }
  return null
}
