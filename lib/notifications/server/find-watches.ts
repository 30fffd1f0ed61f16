/** What an organisation watches, what it was told, and where messages go; for whoever oversees the market also the house's own. */
import { formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import type { Drift } from '#lib/diligence/baselines/drift.ts'
import { findVisibilityDrifts } from '#lib/diligence/server/measure-visibility.ts'
import { isAllowed } from '#lib/identity/policy.ts'
import { actingOrganisation, type Member } from '#lib/kernel/actor.ts'
import { findControlled } from '#lib/listings/server/find-controlled.ts'
import type { Alert, OpenAlerts, Watch } from '../watch.ts'
import { cutPage, type Page, type WatchPageAsked, watchesAPage } from '../watch-page.ts'
import { explainNotScanned, wantsControl } from '../watched-scan.ts'
import { countOpen, selectAlerts, selectOpen } from './alert-store.ts'
import { countWatches, selectWatches } from './watch-store.ts'
import { selectWebhooks, type WebhookLine } from './webhook-store.ts'

export type { WebhookLine }

/** What presses most; all of them have a page of their own. */
const mostAlerts = 20

export type WatchView = {
  page: Page<Watch>
  /** How many are watched in all. */
  total: number
  /** By id of the watch. */
  open: ReadonlyMap<string, OpenAlerts>
  alerts: readonly Alert[]
  /** How many alerts wait for somebody. */
  waiting: number
  /** By prefix, whether fewer peers see the block than is usual. */
  visibility: ReadonlyMap<string, Drift>
  /** By prefix, why DNS blocklists are not asked about the block; of the others nothing. */
  notScanned: ReadonlyMap<string, string>
  webhooks: readonly WebhookLine[]
  /** Null for whoever does not oversee the market. */
  house: { total: number; alerts: readonly Alert[] } | null
}

export async function findWatches(actor: Member, asked: WatchPageAsked = null): Promise<WatchView> {
  const organisationId = actingOrganisation(actor)
  const mine = isAllowed(actor, 'watch-blocks', [organisationId])
  const found = mine ? await selectWatches(actor, organisationId, { asked, size: watchesAPage }) : []
  const page = cutPage(asked, found, watchesAPage)
  const blocks = page.rows.map(({ block }) => block)
  return {
    page,
    total: mine ? await countWatches(actor, organisationId) : 0,
    open: await selectOpen(
      actor,
      page.rows.map(({ id }) => id),
    ),
    visibility: await findVisibilityDrifts(actor, blocks),
    notScanned: await findNotScanned(actor, organisationId, blocks),
    alerts: mine ? await selectAlerts(actor, organisationId, mostAlerts) : [],
    waiting: mine ? await countOpen(actor, organisationId) : 0,
    webhooks: mine ? await selectWebhooks(actor, organisationId) : [],
    house: isAllowed(actor, 'oversee-market') ? await findHouseWatches(actor) : null,
  }
}

async function findNotScanned(actor: Member, organisationId: string, blocks: readonly Prefix[]) {
  const wide = blocks.filter(wantsControl).map((block) => ({ organisationId, block }))
  const controlled = new Set((await findControlled(actor, wide)).map(({ block }) => block))
  return new Map(
    blocks.flatMap((block): [string, string][] => {
      const why = explainNotScanned(block, controlled.has(block))
      return why === null ? [] : [[formatPrefix(block), why]]
    }),
  )
}

const findHouseWatches = async (actor: Member) => ({
  total: await countWatches(actor, null),
  alerts: await selectAlerts(actor, null, mostAlerts),
})
