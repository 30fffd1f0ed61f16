/** Writes the mail and the messages of the alerts that are due: one of each for all that an organisation is told at once. */
import { formatPrefix } from '#lib/address-space/prefix.ts'
import { listContacts } from '#lib/identity/server/list-contacts.ts'
import type { SystemActor } from '#lib/kernel/actor.ts'
import { watchPath } from '#lib/paths.ts'
import { environment, publicUrl } from '#lib/platform/env.ts'
import { queueMail } from '#lib/platform/outbox.ts'
import { inTransaction, type Transaction } from '#lib/platform/transaction.ts'
import { writeAlertMail } from '../alert-mail.ts'
import type { Alert } from '../watch.ts'
import { type DueAlert, escalateDue, takeDueAlerts } from './alert-store.ts'
import { insertMessages } from './webhook-store.ts'

const atOnce = 1_000

/** Any process may, at any moment. What was taken and not written comes again: it is one transaction. */
export async function tellAlerts(actor: SystemActor): Promise<{ told: number; escalated: number }> {
  const counts = { told: 0, escalated: await inTransaction((tx) => escalateDue(actor, tx)) }
  for (;;) {
    const told = await inTransaction((tx) => tellDue(actor, tx))
    counts.told += told
    if (told < atOnce) return counts
  }
}

async function tellDue(actor: SystemActor, tx: Transaction): Promise<number> {
  const due = await takeDueAlerts(actor, tx, atOnce)
  for (const [organisationId, alerts] of Map.groupBy(due, (one) => one.organisationId))
    await tellOrganisation(actor, tx, { organisationId, alerts })
  return due.length
}

type Told = { organisationId: string; alerts: readonly DueAlert[] }

async function tellOrganisation(actor: SystemActor, tx: Transaction, { organisationId, alerts }: Told): Promise<void> {
  const link = `${publicUrl(environment())}${watchPath}`
  const mailed = alerts.filter(({ byMail }) => byMail).map(({ alert }) => alert)
  const posted = alerts.filter(({ byWebhook }) => byWebhook).map(({ alert }) => alert)
  if (posted.length > 0) {
    const body = JSON.stringify({ type: 'watch.alerts', link, alerts: posted.map(tellMachine) })
    await insertMessages(actor, tx, { organisationId, body })
  }
  const [first] = mailed
  if (first === undefined) return
  const mail = writeAlertMail(mailed, link)
  for (const { userId, email } of await listContacts(actor, {
    organisationIds: [organisationId],
    withOperators: false,
  }))
    await queueMail(tx, { key: `watch:${first.id}:${first.state}:${userId}`, to: email, ...mail })
}

const tellMachine = ({ id, block, state, raisedAt, event }: Alert) => ({
  ...{ id, prefix: formatPrefix(block), state, raisedAt: raisedAt.toISOString() },
  ...event,
})
