/** The deals that an actor may see, newest first, each with where it stands and who is late. */
import { isAllowed } from '#lib/identity/policy.ts'
import { listMandates } from '#lib/identity/server/find-account.ts'
import { actingOrganisation, type Member } from '#lib/kernel/actor.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import type { ClientDeals } from '../client-deals.ts'
import { type DealCursor, type DealLine, describeLine } from '../deal-line.ts'
import { findAnyState, type Standing, standingOf, statesStanding } from '../standing.ts'
import { selectNow } from './deal-store.ts'
import { countByState, type Reach, selectDeals, selectOpenDealsOf } from './list-store.ts'

export type DealPage = {
  readonly lines: readonly DealLine[]
  /** What `after` takes for the page that follows; null on the last. */
  readonly next: DealCursor | null
}

/** `standing`: only those that stand so to the reader; null for all. */
export type DealListing = { standing?: Standing | null; after?: DealCursor | null; limit?: number }

/** An operator sees the whole market, everybody else the deals of the organisation acted for. */
export async function listDeals(actor: Member, given: DealListing = {}): Promise<DealPage> {
  const { standing = null, after = null, limit = 50 } = given
  const reach = reachOf(actor)
  if (!reach) return { lines: [], next: null }
  const [deals, now] = await Promise.all([
    selectDeals({ reach, states: standing && statesFor(standing), after, limit: limit + 1 }),
    selectNow(),
  ])
  const last = deals.length > limit ? deals[limit - 1] : undefined
  return {
    lines: deals.slice(0, limit).map((deal) => describeLine(actor, deal, now)),
    next: last ? { openedAt: last.openedAt, id: last.id } : null,
  }
}

/** How many stand how to the reader, over the same deals as `listDeals`. */
export async function countDeals(actor: Member): Promise<Readonly<Record<Standing, number>>> {
  const reach = reachOf(actor)
  const counts: Record<Standing, number> = { yours: 0, others: 0, running: 0, over: 0 }
  for (const { state: id, party, count } of reach ? await countByState(reach) : []) {
    const state = findAnyState(id)
    invariant(state, 'a stored deal is in a state that some definition has')
    counts[standingOf(state, party)] += count
  }
  return counts
}

/** Null for whoever reads no deal at all. */
function reachOf(actor: Member): Reach | null {
  const organisationId = actingOrganisation(actor)
  if (isAllowed(actor, 'oversee-market')) return { organisationId, isWholeMarket: true }
  return isAllowed(actor, 'read-deal', [organisationId]) ? { organisationId, isWholeMarket: false } : null
}

const mostOfClient = 10

/** For a broker that acts for nobody now: of each client under a mandate, the deals that are not over. */
export async function listDealsOfClients(actor: Member): Promise<ClientDeals[]> {
  if (actor.onBehalfOf !== null || !isAllowed(actor, 'act-under-mandate', [actor.organisationId])) return []
  const { received } = await listMandates(actor)
  const reached = received.map(({ client }) => client.id)
  const [deals, now] = await Promise.all([selectOpenDealsOf(actor, reached, mostOfClient), selectNow()])
  return received.map((mandate) => {
    const client = { ...actor, onBehalfOf: { organisationId: mandate.client.id, mandateId: mandate.id } }
    const own = deals.filter(({ buyerId, sellerId }) => [buyerId, sellerId].includes(mandate.client.id))
    return { mandate, lines: own.map((deal) => describeLine(client, deal, now)) }
  })
}

const statesFor = (standing: Standing) => ({
  buyer: statesStanding(standing, 'buyer'),
  seller: statesStanding(standing, 'seller'),
  operator: statesStanding(standing, 'operator'),
})
