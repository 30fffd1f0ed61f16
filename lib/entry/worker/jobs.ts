/** Every scheduled job: its name, its times in cron's words, and what it does. Each may be repeated at any moment. */

import { sweepExpiredHolds } from '#lib/claims/server/sweep-expired-holds.ts'
import { measureDeals } from '#lib/deals/server/measure-deals.ts'
import { sweepDeadlines } from '#lib/deals/server/sweep-deadlines.ts'
import { importJob } from '#lib/diligence/server/import-job.ts'
import { letGoOfAnswers } from '#lib/diligence/server/let-go-of-answers.ts'
import { recordActivations } from '#lib/diligence/server/record-activations.ts'
import { systemActor } from '#lib/kernel/actor.ts'
import { askForListedScans } from '#lib/listings/server/ask-for-listed-scans.ts'
import { refreshAvailability } from '#lib/listings/server/refresh-availability.ts'
import { askForWatchedScans } from '#lib/notifications/server/ask-for-watched-scans.ts'
import { postWebhooks } from '#lib/notifications/server/post-webhooks.ts'
import { runDealEffects } from '#lib/notifications/server/run-deal-effects.ts'
import { runProbes } from '#lib/notifications/server/run-probes.ts'
import { sendDueMail } from '#lib/notifications/server/send-due-mail.ts'
import { tellAlerts } from '#lib/notifications/server/tell-alerts.ts'
import { tellOutages } from '#lib/notifications/server/tell-outages.ts'
import { watchAnswers, watchWorld } from '#lib/notifications/server/watch-world.ts'
import { worldNow } from '#lib/platform/clock.ts'
import { environment } from '#lib/platform/env.ts'
import { makeLog } from '#lib/platform/log.ts'
import { isJobUnderWay } from '#lib/platform/request-job.ts'
import { watchedScans } from '#lib/reputation/scan-order.ts'
import { runScans } from '#lib/reputation/server/run-scans.ts'
import { fetchWorld, isFetched } from '../fetch-world.ts'
import { importWorld } from '../import-world.ts'
import { followWorld } from './follow-world.ts'
import { keepSnapshots } from './keep-snapshots.ts'
import { runSteps } from './run-steps.ts'
import { settlePayments } from './settle-payments.ts'
import { fetchShared, shareImported } from './shared-store.ts'

export type Job = {
  name: string
  cron: string
  /** Does the work and gives what the log should say of it. What takes long ends early when it is told to stop. */
  run(signal?: AbortSignal): Promise<Readonly<Record<string, number>>>
}

/** Imports what is new of the world's sources; then the market sees what has come of it, here or from elsewhere. */
async function syncSources(signal?: AbortSignal): Promise<Record<string, number>> {
  const { DOTQUAD_WORLD: world, DOTQUAD_DATA_DIR: dataDir, DOTQUAD_SOURCES_DIR: sourcesDir = null } = environment()
  const fetchedAt = (await worldNow()).toISOString()
  const fetchNew = async () => {
    const fetches = await fetchWorld({ world, dataDir, signal })
    return { imported: countOf(fetches, 'imported'), failed: countOf(fetches, 'failed') }
  }
  const tellOut = async () => ({ out: await tellOutages(systemActor('tell-outages'), { world, dataDir }) })
  const importNew = async () => {
    const files = await importWorld({ world, dataDir, sourcesDir, fetchedAt })
    const [imported, unchanged] = [countOf(files, 'imported'), countOf(files, 'unchanged')]
    return { imported, unchanged, refused: countOf(files, 'refused') }
  }
  return runSteps(makeLog('worker').child({ job: importJob }), [
    // What another machine of the house imported is not imported again.
    () => fetchShared(fetchedAt),
    ...(isFetched(world, sourcesDir) ? [fetchNew, tellOut] : [importNew]),
    shareImported,
    followWorld,
  ])
}

const countOf = (all: readonly { outcome: string }[], kind: string): number =>
  all.filter(({ outcome }) => outcome === kind).length

async function keepJournal(): Promise<Record<string, number>> {
  const { DOTQUAD_WORLD: world, DOTQUAD_DATA_DIR: dataDir } = environment()
  return { recorded: await recordActivations({ dataDir, world }) }
}

/** After a jump of the clock new files are on their way: what they could speak against waits for them. */
const fireDeadlines = async () => sweepDeadlines({ areFilesDue: await isJobUnderWay(importJob) })

async function letGoOfHolds(): Promise<Record<string, number>> {
  return { letGo: (await sweepExpiredHolds({ actor: systemActor('sweep-expired-holds') })).length }
}

/** Lists are asked for most of a minute, each at its own pace; what is left the next minute goes on with. */
async function scanBlocklists(stopping?: AbortSignal): Promise<Record<string, number>> {
  await askForListedScans(systemActor('scan-blocklists'))
  await askForWatchedScans(systemActor(watchedScans))
  const scans = await runScans({ budgetMs: 45_000, stopping: stopping ?? null })
  return { ...scans, ...(await watchAnswers(systemActor('watch-blocks'))) }
}

/** What orders and their ends have left free since. */
const countFree = async () => ({
  changed: await refreshAvailability(systemActor('refresh-availability'), null),
})

export const jobs: readonly Job[] = [
  { name: importJob, cron: '3,33 * * * *', run: syncSources },
  { name: 'record-activations', cron: '* * * * *', run: keepJournal },
  { name: 'keep-snapshots', cron: '41 * * * *', run: keepSnapshots },
  { name: 'let-go-of-answers', cron: '17 4 * * *', run: () => letGoOfAnswers(systemActor('let-go-of-answers')) },
  { name: 'settle-payments', cron: '* * * * *', run: settlePayments },
  { name: 'measure-deals', cron: '* * * * *', run: measureDeals },
  { name: 'sweep-deadlines', cron: '* * * * *', run: fireDeadlines },
  { name: 'sweep-expired-holds', cron: '* * * * *', run: letGoOfHolds },
  { name: 'scan-blocklists', cron: '* * * * *', run: scanBlocklists },
  { name: 'refresh-availability', cron: '* * * * *', run: countFree },
  // A web process does the effects of its own transitions at once, and sends its own mail; these two are for the rest.
  { name: 'run-effects', cron: '* * * * *', run: runDealEffects },
  { name: 'watch-blocks', cron: '*/5 * * * *', run: () => watchWorld(systemActor('watch-blocks')) },
  { name: 'probe-addresses', cron: '*/5 * * * *', run: () => runProbes(systemActor('probe-addresses')) },
  { name: 'tell-alerts', cron: '* * * * *', run: () => tellAlerts(systemActor('tell-alerts')) },
  { name: 'post-webhooks', cron: '* * * * *', run: () => postWebhooks(systemActor('post-webhooks')) },
  { name: 'send-mail', cron: '* * * * *', run: () => sendDueMail(systemActor('send-mail')) },
]
