/** When time itself will next move a deal of this market. */
import type { Actor } from '#lib/kernel/actor.ts'
import { selectNextDue } from './deadline-store.ts'

/** World time; null where no deadline is ahead. Says nothing of whose deal it is, so anybody may ask. */
export const findNextDeadline = (_actor: Actor): Promise<Date | null> => selectNextDue()
