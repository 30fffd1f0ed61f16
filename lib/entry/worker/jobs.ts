/** Every scheduled job: its name, its times in cron's words, and what it does. Each may be repeated at any moment. */

import { sweepExpiredHolds } from '#lib/claims/server/sweep-expired-holds.ts'
import { measureDeals } from '#lib/deals/server/measure-deals.ts'
import { sweepDeadlines } from '#lib/deals/server/sweep-deadlines.ts'
import { importJob } from '#lib/diligence/server/import-job.ts'
import { recordActivations } from '#lib/diligence/server/record-activations.ts'
import { systemActor } from '#lib/kernel/actor.ts'
import { refreshAvailability } from '#lib/listings/server/refresh-availability.ts'
import { postWebhooks } from '#lib/notifications/server/post-webhooks.ts'
import { runDealEffects } from '#lib/notifications/server/run-deal-effects.ts'
import { sendDueMail } from '#lib/notifications/server/send-due-mail.ts'
import { tellAlerts } from '#lib/notifications/server/tell-alerts.ts'
import { watchWorld } from '#lib/notifications/server/watch-world.ts'
import { worldNow } from '#lib/platform/clock.ts'
import { environment } from '#lib/platform/env.ts'
import { isJobUnderWay } from '#lib/platform/request-job.ts'
import { importWorld } from '../import-world.ts'
import { followWorld } from './follow-world.ts'
import { settlePayments } from './settle-payments.ts'

export type Job = {
  name: string
  cron: string
  /** Does the work and gives what the log should say of it. */
  run(): Promise<Readonly<Record<string, number>>>
}

/** Imports what is new in the world's folder of files; then the market sees what has come of it. */
async function syncSources(): Promise<Record<string, number>> {
  const { DOTQUAD_WORLD: world, DOTQUAD_DATA_DIR: dataDir, DOTQUAD_SOURCES_DIR: sourcesDir = null } = environment()
  const fetchedAt = (await worldNow()).toISOString()
  const outcomes = await importWorld({ world, dataDir, sourcesDir, fetchedAt })
  const count = (kind: string) => outcomes.filter(({ outcome }) => outcome === kind).length
  const counts = { imported: count('imported'), unchanged: count('unchanged'), refused: count('refused') }
  return { ...counts, ...(await followWorld()) }
}

async function keepJournal(): Promise<Record<string, number>> {
  const { DOTQUAD_WORLD: world, DOTQUAD_DATA_DIR: dataDir } = environment()
  return { recorded: await recordActivations({ dataDir, world }) }
}

/** After a jump of the clock new files are on their way: what they could speak against waits for them. */
const fireDeadlines = async () => sweepDeadlines({ areFilesDue: await isJobUnderWay(importJob) })

async function letGoOfHolds(): Promise<Record<string, number>> {
  return { letGo: (await sweepExpiredHolds({ actor: systemActor('sweep-expired-holds') })).length }
}

/** What orders and their ends have left free since. */
const countFree = async () => ({
  changed: await refreshAvailability(systemActor('refresh-availability'), null),
})

export const jobs: readonly Job[] = [
  { name: importJob, cron: '3,33 * * * *', run: syncSources },
  { name: 'record-activations', cron: '* * * * *', run: keepJournal },
  { name: 'settle-payments', cron: '* * * * *', run: settlePayments },
  { name: 'measure-deals', cron: '* * * * *', run: measureDeals },
  { name: 'sweep-deadlines', cron: '* * * * *', run: fireDeadlines },
  { name: 'sweep-expired-holds', cron: '* * * * *', run: letGoOfHolds },
  { name: 'refresh-availability', cron: '* * * * *', run: countFree },
  // A web process does the effects of its own transitions at once, and sends its own mail; these two are for the rest.
  { name: 'run-effects', cron: '* * * * *', run: runDealEffects },
  { name: 'watch-blocks', cron: '*/5 * * * *', run: () => watchWorld(systemActor('watch-blocks')) },
  { name: 'tell-alerts', cron: '* * * * *', run: () => tellAlerts(systemActor('tell-alerts')) },
  { name: 'post-webhooks', cron: '* * * * *', run: () => postWebhooks(systemActor('post-webhooks')) },
  { name: 'send-mail', cron: '* * * * *', run: () => sendDueMail(systemActor('send-mail')) },
]
