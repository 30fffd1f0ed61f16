/** Version 1 of a lease and a rent, for the deals that began by it: a term that ended was followed by a notice. */
import type { DealDefinition, DealTransition } from '../vocabulary.ts'
import { lease } from './lease.ts'
import { onDeadline } from './moves.ts'
import { rent } from './rent.ts'

const endTerm = onDeadline(['live', 'end-term', 'ending'], { title: 'End the term' })

const isNew = ({ from, command }: DealTransition) =>
  command === 'note-measurement' && (from === 'live' || from === 'ending')

const firstOf = (current: DealDefinition): DealDefinition => ({
  ...current,
  version: 1,
  stages: current.stages.map((stage) => (stage.id === 'checks' ? { ...stage, title: 'Authority checked' } : stage)),
  states: current.states.map((state) =>
    state.id === 'checks' ? { ...state, says: 'Authority over the block is being checked.' } : state,
  ),
  transitions: current.transitions
    .filter((move) => !isNew(move))
    .map((move) => (move.command === endTerm.command ? endTerm : move)),
})

export const firstLease = firstOf(lease)
export const firstRent = firstOf(rent)
