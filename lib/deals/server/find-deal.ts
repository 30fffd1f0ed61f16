/** A deal as its page shows it: what is done, what is next, who acts, who is late, and on what evidence. */
import { isAllowed } from '#lib/identity/policy.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import { isPublicId } from '#lib/kernel/public-id.ts'
import type { Checkout } from '#lib/ledger/checkout.ts'
import { listCheckouts } from '#lib/ledger/server/list-checkouts.ts'
import { listEntries, type PostedEntry } from '#lib/ledger/server/list-entries.ts'
import { movesFrom } from '#lib/processes/decide.ts'
import { findState } from '#lib/processes/definition.ts'
import { findDueDate, listNext, listStages, type NextMove } from '#lib/processes/list-next.ts'
import { type Deal, partiesOf, partyOf } from '../deal.ts'
import type { ChainedEvent } from '../event-hash.ts'
import { ownLengthsOf } from '../own-lengths.ts'
import { rulesOf } from '../rules.ts'
import { describeStages, type StageLine } from '../stage-lines.ts'
import type { DealState, DealTransition, DealVocabulary, Party } from '../vocabulary.ts'
import { type DueDeadline, selectOpenDeadlines } from './deadline-store.ts'
import { selectDeal, selectEvents } from './deal-store.ts'
import { gatherFacts } from './gather-facts.ts'
import { selectLateChange } from './late-change-store.ts'
import { selectNames, selectPeople } from './list-store.ts'
import { type DealDocument, type DealMessage, selectDocuments, selectMessages } from './paper-store.ts'

export type DealView = {
  readonly deal: Deal
  /** As whom the reader sees it. */
  readonly party: Party
  readonly buyerName: string
  readonly sellerName: string
  readonly state: DealState
  readonly stages: readonly StageLine[]
  /** World time of the reading. */
  readonly now: Date
  /** When whoever must act is late; null where nothing is due. Late by `now - dueAt` where that is positive. */
  readonly dueAt: Date | null
  readonly deadlines: readonly DueDeadline[]
  /** What the reader may do, and what still stands against each. */
  readonly next: readonly NextMove<DealVocabulary>[]
  /** What the house does by itself from here, as soon as it may. */
  readonly automatic: readonly DealTransition[]
  /** Oldest first, each with its evidence. */
  readonly events: readonly ChainedEvent[]
  /** Who the actors of the events are, by id; jobs of the house are in none. */
  readonly people: ReadonlyMap<string, string>
  readonly entries: readonly PostedEntry[]
  readonly checkouts: readonly Checkout[]
  /** Where the buyer can pay now, if a page for it is open. */
  readonly payUrl: string | null
  readonly messages: readonly DealMessage[]
  readonly documents: readonly DealDocument[]
  /** When the registry was seen to show the buyer though the sale had ended; null where it was not. */
  readonly movedAfterEndAt: Date | null
}

/** Null where there is no such deal, or it is none of the actor's: nobody learns which. */
export async function findDeal(actor: Actor, id: string): Promise<DealView | null> {
  const deal = isPublicId('dl', id) ? await selectDeal(id) : null
  const party = deal && isAllowed(actor, 'read-deal', partiesOf(deal)) ? partyOf(actor, deal) : null
  if (!(deal && party)) return null
  const rules = rulesOf(deal)
  const { definition } = rules
  const state = findState(definition, deal.state)
  if (!state) return null
  const [facts, events, names] = await Promise.all([
    gatherFacts({ actor, tx: null, deal }),
    selectEvents(null, id),
    selectNames(partiesOf(deal)),
  ])
  const [people, deadlines, entries, checkouts, messages, documents, movedAfterEndAt] = await Promise.all([
    selectPeople(events.map((event) => event.actor)),
    selectOpenDeadlines(id),
    listEntries(actor, id),
    listCheckouts(actor, id),
    selectMessages(id),
    selectDocuments(id),
    selectLateChange(actor, id),
  ])
  const visited = events.map(({ from }) => from)
  const stages = listStages(definition, deal, visited)
  return {
    ...{
      deal,
      party,
      state,
      events,
      people,
      deadlines,
      entries,
      checkouts,
      messages,
      documents,
      movedAfterEndAt,
      now: facts.now,
    },
    buyerName: names.get(deal.buyerId) ?? deal.buyerId,
    sellerName: names.get(deal.sellerId) ?? deal.sellerId,
    stages: describeStages({ definition, deal, own: ownLengthsOf(deal), stages, events, now: facts.now }),
    dueAt: findDueDate(definition, deal, ownLengthsOf(deal)),
    next: listNext(rules, deal, { party, facts }),
    payUrl: party === 'buyer' && deal.state === 'awaiting-funds' ? findOpenPage(checkouts) : null,
    automatic: movesFrom(definition, deal.state).filter(({ isAutomatic }) => isAutomatic),
  }
}

/** By real time, as the payment service counts it. */
const findOpenPage = (checkouts: readonly Checkout[]): string | null =>
  checkouts.find(
    ({ state, isUnwanted, expiresAt }) => state === 'open' && !isUnwanted && expiresAt.getTime() > Date.now(),
  )?.url ?? null
