/** Ends cases that the list is said to have delisted, once a newer reading of the list agrees. */
import type { SystemActor } from '#lib/kernel/actor.ts'
import { endCase, selectUnconfirmedCases } from './incident-store.ts'
import { observeCase } from './observe-case.ts'

/** How many ended. */
export async function settleCases(actor: SystemActor): Promise<number> {
  let ended = 0
  for (const incident of await selectUnconfirmedCases(actor)) {
    const { outcome } = await observeCase(actor, incident)
    if (outcome.verdict === 'delisted' && (await endCase(actor, incident))) ended++
  }
  return ended
}
