/** What becomes of a process through its own events: folded one by one from its begin, they are where it stands. */
import { invariant } from '#lib/kernel/invariant.ts'
import { findState, type Instance, type ProcessDefinition, type Vocabulary } from './definition.ts'

/** All of an event that moves a process. The rest of it is for the record. */
export type Moved = { readonly from: string; readonly to: string; readonly at: Date }

/** A process that nothing has happened to. */
export const begin = <V extends Vocabulary>({ initial }: ProcessDefinition<V>, at: Date): Instance => ({
  state: initial,
  enteredAt: at,
  version: 0,
})

/** The process after an event of its own. One that stays in its state goes on waiting since it came there. */
export function evolve<V extends Vocabulary>(
  definition: ProcessDefinition<V>,
  instance: Instance,
  event: Moved,
): Instance {
  invariant(event.from === instance.state, 'an event begins where the process stands')
  invariant(findState(definition, event.to), 'an event leads to a state that exists')
  return {
    state: event.to,
    enteredAt: event.from === event.to ? instance.enteredAt : event.at,
    version: instance.version + 1,
  }
}

/** Where these events lead, in their order. */
export const evolveAll = <V extends Vocabulary>(
  definition: ProcessDefinition<V>,
  instance: Instance,
  events: readonly Moved[],
): Instance => events.reduce((before, event) => evolve(definition, before, event), instance)
