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

/** Each once; none where nothing that is measured moves the deal. */
export function questionsAt(definition: DealDefinition, state: string): Question[] {
  const guards = movesFrom(definition, state)
    .filter(({ isAutomatic, evidence }) => isAutomatic && evidence.includes('measurement'))
    .flatMap((move) => move.guards)
  return questions.filter((question) => guards.some((guard) => askedBy[guard] === question))
}

/** The states of these definitions in which a measurement may move a deal. */
export const measuredStates = (definitions: readonly DealDefinition[]): string[] => [
  ...new Set(
    definitions.flatMap((definition) =>
      definition.states.map(({ id }) => id).filter((id) => questionsAt(definition, id).length > 0),
    ),
  ),
]
