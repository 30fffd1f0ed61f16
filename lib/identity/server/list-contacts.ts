/** To whom mail about the affairs of organisations goes. */
import type { SystemActor } from '#lib/kernel/actor.ts'
import { type Contact, selectContacts } from './user-store.ts'

export type { Contact }

/** For the house's own jobs alone: an address is shown to nobody. `withOperators`: those who run the market too. */
export const listContacts = (
  actor: SystemActor,
  given: { organisationIds: readonly string[]; withOperators: boolean },
): Promise<Contact[]> => selectContacts(actor, given)
