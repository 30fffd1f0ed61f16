/** What an organisation was told, page by page; for whoever oversees the market also what the house itself watches. */
import { isAllowed } from '#lib/identity/policy.ts'
import { actingOrganisation, type Member } from '#lib/kernel/actor.ts'
import { type AlertPageAsked, alertsAPage, statesOf } from '../alert-page.ts'
import type { Alert } from '../watch.ts'
import { cutPage, type Page } from '../watch-page.ts'
import { selectAlertPage } from './alert-store.ts'

export type AlertLine = Alert & {
  /** Of the event that it tells of: what orders it. */
  readonly eventId: string
}

export type AlertView = {
  page: Page<AlertLine>
  /** Whether the reader may see what the house watches. */
  hasHouse: boolean
}

export async function findAlerts(actor: Member, { filter, isOfHouse, cursor }: AlertPageAsked): Promise<AlertView> {
  const hasHouse = isAllowed(actor, 'oversee-market')
  const organisationId = isOfHouse ? null : actingOrganisation(actor)
  const isMine = organisationId === null ? hasHouse : isAllowed(actor, 'watch-blocks', [organisationId])
  const asked = { organisationId, states: statesOf[filter], cursor, size: alertsAPage }
  const found = isMine ? await selectAlertPage(actor, asked) : []
  return { page: cutPage(cursor, found, alertsAPage), hasHouse }
}
