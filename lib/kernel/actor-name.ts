/** An actor as records name it: a user's id, a job of the house, or nobody in particular. */
import type { Actor } from './actor.ts'

/** `usr_…`, `system:sweep-deadlines` or `visitor`. */
export function nameActor(actor: Actor): string {
  switch (actor.kind) {
    case 'visitor':
      return 'visitor'
    case 'member':
      return actor.userId
    case 'system':
      return `system:${actor.name}`
  }
}
