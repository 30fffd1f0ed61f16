/** The deals that an actor may see, newest first, each with where it stands and who is late. */
import { isAllowed } from '#lib/identity/policy.ts'
import { actingOrganisation, type Member } from '#lib/kernel/actor.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import { findState } from '#lib/processes/definition.ts'
import { findDueDate } from '#lib/processes/list-next.ts'
import { partyOf } from '../deal.ts'
import { rulesOf } from '../rules.ts'
import type { DealState, Party } from '../vocabulary.ts'
import { selectNow } from './deal-store.ts'
import { type ListedDeal, selectDeals } from './list-store.ts'

export type DealLine = {
  readonly deal: ListedDeal
  readonly party: Party
  readonly state: DealState
  readonly dueAt: Date | null
  /** Milliseconds; null where nobody is late. */
  readonly lateMs: number | null
}

export type DealPage = {
  readonly lines: readonly DealLine[]
  /** What `after` takes for the page that follows; null on the last. */
  readonly next: { openedAt: Date; id: string } | null
}

const pageSize = 50

/** An operator sees the whole market, everybody else the deals of the organisation acted for. */
export async function listDeals(actor: Member, after: { openedAt: Date; id: string } | null = null): Promise<DealPage> {
  const organisationId = isAllowed(actor, 'oversee-market') ? null : actingOrganisation(actor)
  const [deals, now] = await Promise.all([selectDeals({ organisationId, after, limit: pageSize + 1 }), selectNow()])
  const last = deals.length > pageSize ? deals[pageSize - 1] : undefined
  return {
    lines: deals.slice(0, pageSize).map((deal) => describe(actor, deal, now)),
    next: last ? { openedAt: last.openedAt, id: last.id } : null,
  }
}

function describe(actor: Member, deal: ListedDeal, now: Date): DealLine {
  const { definition } = rulesOf(deal)
  const state = findState(definition, deal.state)
  const party = partyOf(actor, deal)
  invariant(state && party, 'a listed deal is in a state that its reader may see')
  const dueAt = findDueDate(definition, deal, deal.terms.term)
  const lateMs = dueAt ? now.getTime() - dueAt.getTime() : 0
  return { deal, party, state, dueAt, lateMs: lateMs > 0 ? lateMs : null }
}
