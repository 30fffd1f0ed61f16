/** An organisation names an address that messages are posted to. */
import { randomBytes } from 'node:crypto'
import { isAllowed } from '#lib/identity/policy.ts'
import { actingOrganisation, type Member } from '#lib/kernel/actor.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { newPublicId } from '#lib/platform/new-public-id.ts'
import { findUrlProblem } from '../webhook.ts'
import { sealSecret } from './webhook-secret.ts'
import { endWebhook, insertWebhook, selectWebhooks } from './webhook-store.ts'

const mostWebhooks = 5

/** Gives the secret that messages are signed with, this once. */
export async function addWebhook(actor: Member, url: string): Promise<Result<{ secret: string }, string>> {
  const organisationId = actingOrganisation(actor)
  if (!isAllowed(actor, 'watch-blocks', [organisationId])) return err('Your organisation may not watch blocks.')
  const problem = findUrlProblem(url)
  if (problem !== null) return err(problem)
  if ((await selectWebhooks(actor, organisationId)).length >= mostWebhooks)
    return err(`Your organisation has ${mostWebhooks} webhooks, which is the most. Remove one first.`)
  const secret = `whsec_${randomBytes(24).toString('base64url')}`
  const id = newPublicId('whk')
  await insertWebhook(actor, { id, organisationId, url, sealed: sealSecret(id, secret) })
  return ok({ secret })
}

/** False where there is no such webhook, or it is another's. */
export async function removeWebhook(actor: Member, id: string): Promise<boolean> {
  const organisationId = actingOrganisation(actor)
  return isAllowed(actor, 'watch-blocks', [organisationId]) && endWebhook(actor, { id, organisationId })
}
