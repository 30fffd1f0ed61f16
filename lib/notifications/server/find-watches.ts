/** What an organisation watches, what it was told, and where messages go; for whoever oversees the market also the house's own. */
import type { Drift } from '#lib/diligence/baselines/baseline.ts'
import { findVisibilityDrifts } from '#lib/diligence/server/measure-visibility.ts'
import { isAllowed } from '#lib/identity/policy.ts'
import { actingOrganisation, type Member } from '#lib/kernel/actor.ts'
import type { Alert, Watch } from '../watch.ts'
import { selectAlerts } from './alert-store.ts'
import { selectWatches } from './watch-store.ts'
import { selectWebhooks, type WebhookLine } from './webhook-store.ts'

export type { WebhookLine }

const mostShown = 200

export type WatchView = {
  watches: readonly Watch[]
  alerts: readonly Alert[]
  /** By prefix, whether fewer peers see the block than is usual. */
  visibility: ReadonlyMap<string, Drift>
  webhooks: readonly WebhookLine[]
  /** Null for whoever does not oversee the market. */
  house: { watches: readonly Watch[]; alerts: readonly Alert[] } | null
}

export async function findWatches(actor: Member): Promise<WatchView> {
  const organisationId = actingOrganisation(actor)
  const mine = isAllowed(actor, 'watch-blocks', [organisationId])
  const house = isAllowed(actor, 'oversee-market')
  const watches = mine ? await selectWatches(actor, organisationId, mostShown) : []
  const blocks = watches.map(({ block }) => block)
  return {
    watches,
    visibility: await findVisibilityDrifts(actor, blocks),
    alerts: mine ? await selectAlerts(actor, organisationId, mostShown) : [],
    webhooks: mine ? await selectWebhooks(actor, organisationId) : [],
    house: house
      ? {
          watches: await selectWatches(actor, null, mostShown),
          alerts: await selectAlerts(actor, null, mostShown),
        }
      : null,
  }
}
