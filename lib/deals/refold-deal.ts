/** Where a deal stands by its record alone: its events folded again by its definition, beside what its row says. */
import type { ProcessDefinition } from '#lib/processes/definition.ts'
import { begin, evolve } from '#lib/processes/evolve.ts'
import type { Deal } from './deal.ts'
import type { ChainFault, RecordedEvent } from './event-hash.ts'
import type { DealVocabulary } from './vocabulary.ts'

type Standing = Pick<Deal, 'state' | 'enteredAt' | 'version' | 'openedAt'>

/** The order begins a deal and is no move of the process. */
const isMove = (definition: ProcessDefinition<DealVocabulary>, { seq, command, from, to }: RecordedEvent) =>
  (seq === 1 && command === 'order' && from === definition.initial && to === from) ||
  definition.transitions.some((move) => move.command === command && move.from === from && move.to === to)

/** The first event that its definition does not have, or the row that stands elsewhere than its events lead; else null. */
export function findFoldFault(
  definition: ProcessDefinition<DealVocabulary>,
  deal: Standing,
  events: readonly RecordedEvent[],
): ChainFault | null {
  let folded = begin(definition, deal.openedAt)
  for (const event of events) {
    const { seq, command, from } = event
    if (from !== folded.state || !isMove(definition, event))
      return { seq, message: `Event ${seq}, ${command}, is no move that the deal could make from ${folded.state}.` }
    folded = evolve(definition, folded, event)
  }
  const isThere =
    folded.state === deal.state &&
    folded.version === deal.version &&
    folded.enteredAt.getTime() === deal.enteredAt.getTime()
  return isThere
    ? null
    : { seq: events.length, message: `The events lead to ${folded.state}; the deal says otherwise.` }
}
