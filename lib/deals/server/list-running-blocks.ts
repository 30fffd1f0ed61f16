/** The blocks of deals that are not over, each once; for the house's own jobs, since a deal is its parties' alone. */
import type { Prefix } from '#lib/address-space/prefix.ts'
import type { SystemActor } from '#lib/kernel/actor.ts'
import { definitions } from '../find-definition.ts'
import { selectBlocksInStates } from './list-store.ts'

const openStates = [
  ...new Set(definitions.flatMap(({ states }) => states.filter(({ is }) => is === 'open').map(({ id }) => id))),
]

export const listRunningBlocks = (_actor: SystemActor): Promise<Prefix[]> => selectBlocksInStates(openStates)
