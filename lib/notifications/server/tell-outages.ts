/** Writes to the operators of each required source that cannot be fetched: once an outage, however often it is done. */
import { listOutages } from '#lib/diligence/server/list-outages.ts'
import type { WorldPlace } from '#lib/diligence/server/list-snapshots.ts'
import { listContacts } from '#lib/identity/server/list-contacts.ts'
import type { SystemActor } from '#lib/kernel/actor.ts'
import { sourcesPath } from '#lib/paths.ts'
import { environment, publicUrl } from '#lib/platform/env.ts'
import { queueMail } from '#lib/platform/outbox.ts'
import { inTransaction } from '#lib/platform/transaction.ts'
import { writeOutageMail } from '../outage-mail.ts'

/** How many sources are out now. */
export async function tellOutages(actor: SystemActor, place: WorldPlace): Promise<number> {
  const outages = listOutages(actor, place, new Date().toISOString())
  if (outages.length === 0) return 0
  const contacts = await listContacts(actor, { organisationIds: [], withOperators: true })
  const recipients = new Map(contacts.map(({ userId, email }) => [userId, email]))
  const link = `${publicUrl(environment())}${sourcesPath}`
  await inTransaction(async (tx) => {
    for (const outage of outages) {
      for (const [userId, to] of recipients) {
        const key = `outage:${outage.source.id}:${outage.since}:${userId}`
        await queueMail(tx, { key, to, ...writeOutageMail(outage, link) })
      }
    }
  })
  return outages.length
}
