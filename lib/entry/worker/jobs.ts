/** Every scheduled job: its name, its times in cron's words, and what it does. Each may be repeated at any moment. */

import { recordPayment } from '#lib/deals/server/record-payment.ts'
import { importJob } from '#lib/diligence/server/import-job.ts'
import { recordActivations } from '#lib/diligence/server/record-activations.ts'
import { systemActor } from '#lib/kernel/actor.ts'
import { followPayments } from '#lib/ledger/server/follow-payments.ts'
import { processPaymentEvents } from '#lib/ledger/server/process-payment-events.ts'
import { sendDueMail } from '#lib/notifications/server/send-due-mail.ts'
import { worldNow } from '#lib/platform/clock.ts'
import { environment } from '#lib/platform/env.ts'
import { importWorld } from '../import-world.ts'

export type Job = {
  name: string
  cron: string
  /** Does the work and gives what the log should say of it. */
  run(): Promise<Readonly<Record<string, number>>>
}

/** Imports what is new in the world's folder of files. */
async function syncSources(): Promise<Record<string, number>> {
  const { DOTQUAD_WORLD: world, DOTQUAD_DATA_DIR: dataDir, DOTQUAD_SOURCES_DIR: sourcesDir = null } = environment()
  const fetchedAt = (await worldNow()).toISOString()
  const outcomes = await importWorld({ world, dataDir, sourcesDir, fetchedAt })
  const count = (kind: string) => outcomes.filter(({ outcome }) => outcome === kind).length
  return { imported: count('imported'), unchanged: count('unchanged'), refused: count('refused') }
}

async function keepJournal(): Promise<Record<string, number>> {
  const { DOTQUAD_WORLD: world, DOTQUAD_DATA_DIR: dataDir } = environment()
  return { recorded: await recordActivations({ dataDir, world }) }
}

/** What a web process left undone, and what no webhook told. */
async function settlePayments(): Promise<Record<string, number>> {
  const actor = systemActor('settle-payments')
  const events = await processPaymentEvents({ actor, record: recordPayment })
  return { ...events, ...(await followPayments({ actor, record: recordPayment, dealId: null })) }
}

export const jobs: readonly Job[] = [
  { name: importJob, cron: '3,33 * * * *', run: syncSources },
  { name: 'record-activations', cron: '* * * * *', run: keepJournal },
  { name: 'settle-payments', cron: '* * * * *', run: settlePayments },
  // A web process sends its own mail at once; this is for what that one could not send.
  { name: 'send-mail', cron: '* * * * *', run: () => sendDueMail(systemActor('send-mail')) },
]
