/** The operator's reads over all deals: how many stand where, and which need a person. Nobody else gets an answer. */

import { isAllowed } from '#lib/identity/policy.ts'
import type { Member } from '#lib/kernel/actor.ts'
import type { DealType } from '#lib/listings/deal-type.ts'
import { type DealLine, describeLine } from '../deal-line.ts'
import { findAnyState } from '../standing.ts'
import type { DealState } from '../vocabulary.ts'
import { selectNow } from './deal-store.ts'
import { selectLateChanged } from './late-change-store.ts'
import {
  countStates,
  type GivenUpEffect,
  selectDealsIn,
  selectGivenUpEffects,
  selectLateDeals,
} from './oversight-store.ts'

export type StateCount = { readonly kind: DealType; readonly state: DealState; readonly count: number }

export type DealExceptions = {
  /** Something was due and the deal still stands where it stood. */
  readonly late: readonly DealLine[]
  readonly frozen: readonly DealLine[]
  readonly disputed: readonly DealLine[]
  /** The registry has not decided, and the money cannot be kept for much longer. */
  readonly undecided: readonly DealLine[]
  /** The money went back, and then the registry moved the block to the buyer. */
  readonly movedAfterEnd: readonly DealLine[]
  readonly givenUp: readonly GivenUpEffect[]
}

const mostShown = 50

/** By kind and state; states nobody is in are left out. Null for whoever does not oversee the market. */
export async function countDealStates(actor: Member): Promise<StateCount[] | null> {
  if (!isAllowed(actor, 'oversee-market')) return null
  return (await countStates()).flatMap(({ state: id, ...counted }) => {
    const state = findAnyState(id)
    return state ? [{ ...counted, state }] : []
  })
}

/** Up to 50 of each, the longest waiting first. Null for whoever does not oversee the market. */
export async function listDealExceptions(actor: Member): Promise<DealExceptions | null> {
  if (!isAllowed(actor, 'oversee-market')) return null
  const [now, late, frozen, disputed, undecided, movedAfterEnd, givenUp] = await Promise.all([
    selectNow(),
    selectLateDeals(mostShown),
    selectDealsIn(['frozen'], mostShown),
    selectDealsIn(['disputed'], mostShown),
    selectDealsIn(['undecided'], mostShown),
    selectLateChanged(actor, mostShown),
    selectGivenUpEffects(mostShown),
  ])
  const describe = (deals: typeof late) => deals.map((deal) => describeLine(actor, deal, now))
  return {
    ...{ late: describe(late), frozen: describe(frozen), disputed: describe(disputed) },
    ...{ undecided: describe(undecided), movedAfterEnd: describe(movedAfterEnd), givenUp },
  }
}
