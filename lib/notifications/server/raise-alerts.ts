/** Gives whoever watches an alert of each event that concerns them: once, however often it is run. */
import { markTold, selectUntoldRuns } from '#lib/diligence/server/told-runs.ts'
import type { SystemActor } from '#lib/kernel/actor.ts'
import { inTransaction } from '#lib/platform/transaction.ts'
import { whenToEscalate, whenToTell } from '../when-to-tell.ts'
import { insertAlerts, type NewAlert, resolveOutdated, selectWantedAlerts, type WantedAlert } from './alert-store.ts'

/** How many were raised. */
export async function raiseAlerts(actor: SystemActor): Promise<number> {
  let raised = 0
  for (const runId of await selectUntoldRuns(actor)) {
    raised += await inTransaction(async (tx) => {
      const wanted = await selectWantedAlerts(actor, tx, runId)
      await resolveOutdated(actor, tx, runId)
      await insertAlerts(actor, tx, wanted.map(alertOf))
      await markTold(actor, tx, runId)
      return wanted.length
    })
  }
  return raised
}

/** Where nothing but the page tells it, nothing is due. */
function alertOf({ watch_id: watchId, event_id: eventId, tier, quiet, is_told: isTold, now }: WantedAlert): NewAlert {
  if (!isTold) return { watchId, eventId, tellAt: null, escalateAt: null }
  const tellAt = whenToTell(tier, now, quiet)
  return { watchId, eventId, tellAt, escalateAt: whenToEscalate(tier, tellAt) }
}
