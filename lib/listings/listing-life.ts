/** How a listing moves: which command is possible in which state, and what follows. Pure. */
import { err, ok, type Result } from '#lib/kernel/result.ts'
import type { ListingState } from './listing.ts'

/** `freeze` and `close` are the house's own, on measured facts. */
export type ListingCommand = 'change-offer' | 'publish' | 'withdraw' | 'freeze' | 'close'

const moves: Record<ListingCommand, { from: readonly ListingState[]; to: ListingState | 'same' }> = {
  'change-offer': { from: ['draft', 'published', 'frozen'], to: 'same' },
  publish: { from: ['draft', 'frozen'], to: 'published' },
  withdraw: { from: ['draft', 'published', 'frozen'], to: 'withdrawn' },
  freeze: { from: ['published'], to: 'frozen' },
  close: { from: ['published', 'frozen'], to: 'closed' },
}

const titles: Record<ListingCommand, string> = {
  'change-offer': 'changed',
  publish: 'published',
  withdraw: 'withdrawn',
  freeze: 'frozen',
  close: 'closed',
}

export type ListingEvent = { readonly command: ListingCommand; readonly from: ListingState; readonly to: ListingState }

/** The event, or the sentence that says why there is none. */
export function decideListing(state: ListingState, command: ListingCommand): Result<ListingEvent, string> {
  const { from, to } = moves[command]
  if (!from.includes(state)) return err(`A listing that is ${state} cannot be ${titles[command]}.`)
  return ok({ command, from: state, to: to === 'same' ? state : to })
}

export const canListing = (state: ListingState, command: ListingCommand): boolean => moves[command].from.includes(state)
