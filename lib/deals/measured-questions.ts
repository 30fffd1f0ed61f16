/** What has to be measured of a deal, by where it stands: the questions that guards of the house's own moves ask. */
import { movesFrom } from '#lib/processes/decide.ts'
import type { DealDefinition, GuardId } from './vocabulary.ts'

export const questions = ['holder', 'authorisation', 'announcement', 'leftovers'] as const
export type Question = (typeof questions)[number]

/** Guards that are not named here look at what the house itself has written down. */
const askedBy: Partial<Record<GuardId, Question>> = {
  'registry-shows-buyer': 'holder',
  'registry-shows-buyer-still': 'holder',
  'registry-shows-another': 'holder',
  'lessee-is-authorised': 'authorisation',
  'lessee-is-announced': 'announcement',
  'lessee-is-gone': 'announcement',
  'lessee-stayed-gone': 'announcement',
  'lessee-is-back': 'announcement',
  'nothing-is-left-over': 'leftovers',
}

/** Asked though nothing moves by the answer: a block in use stays looked at, for both parties to see. */
const watched: Readonly<Record<string, readonly Question[]>> = {
  live: ['authorisation', 'announcement'],
  ending: ['authorisation', 'announcement'],
}

/** Each once; none where a measurement neither moves the deal nor can be noted. */
export function questionsAt(definition: DealDefinition, state: string): Question[] {
  const moves = movesFrom(definition, state)
  const guards = moves
    .filter(({ isAutomatic, evidence }) => isAutomatic && evidence.includes('measurement'))
    .flatMap((move) => move.guards)
  const noted = moves.some(({ command }) => command === 'note-measurement') ? (watched[state] ?? []) : []
  return questions.filter((question) => noted.includes(question) || guards.some((guard) => askedBy[guard] === question))
}

/** The states of these definitions in which a deal is measured. */
export const measuredStates = (definitions: readonly DealDefinition[]): string[] => [
  ...new Set(
    definitions.flatMap((definition) =>
      definition.states.map(({ id }) => id).filter((id) => questionsAt(definition, id).length > 0),
    ),
  ),
]
