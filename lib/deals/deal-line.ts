/** A deal as lists show it. */
import type { Actor } from '#lib/kernel/actor.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import { isPublicId, type PublicId } from '#lib/kernel/public-id.ts'
import { findState } from '#lib/processes/definition.ts'
import { findDueDate } from '#lib/processes/list-next.ts'
import { type Deal, partyOf } from './deal.ts'
import { ownLengthsOf } from './own-lengths.ts'
import { rulesOf } from './rules.ts'
import type { DealState, Party } from './vocabulary.ts'

export type NamedDeal = Deal & { readonly buyerName: string; readonly sellerName: string }

export type DealLine = {
  readonly deal: NamedDeal
  /** As whom the reader sees it. */
  readonly party: Party
  readonly state: DealState
  /** When whoever must act is late; null where nothing is due. */
  readonly dueAt: Date | null
  /** Milliseconds; null where nobody is late. */
  readonly lateMs: number | null
}

/** The deal must be one that the actor may read. `now` is the world's time. */
export function describeLine(actor: Actor, deal: NamedDeal, now: Date): DealLine {
  const { definition } = rulesOf(deal)
  const state = findState(definition, deal.state)
  const party = partyOf(actor, deal)
  invariant(state && party, 'a listed deal is in a state that its reader may see')
  const dueAt = state.is === 'open' ? findDueDate(definition, deal, ownLengthsOf(deal)) : null
  const lateMs = dueAt ? now.getTime() - dueAt.getTime() : 0
  return { deal, party, state, dueAt, lateMs: lateMs > 0 ? lateMs : null }
}

/** The last line of a page: what follows it is the next page. */
export type DealCursor = { readonly openedAt: Date; readonly id: PublicId<'dl'> }

/** As it stands in an address. */
export const writeCursor = ({ openedAt, id }: DealCursor): string => `${openedAt.toISOString()}~${id}`

/** Null for anything that `writeCursor` did not write. */
export function readCursor(text: string): DealCursor | null {
  const [moment = '', id = '', ...more] = text.split('~')
  const openedAt = new Date(moment)
  const isWhole = more.length === 0 && !Number.isNaN(openedAt.getTime()) && openedAt.toISOString() === moment
  return isWhole && isPublicId('dl', id) ? { openedAt, id } : null
}
