/** What the parties of a deal are called, and how its reader is addressed. */
import type { DealType } from '#lib/listings/deal-type.ts'
import type { DealState, Party } from './vocabulary.ts'

const sides: Record<DealType, { buyer: string; seller: string }> = {
  sale: { buyer: 'buyer', seller: 'seller' },
  lease: { buyer: 'lessee', seller: 'lessor' },
  rent: { buyer: 'lessee', seller: 'lessor' },
}

/** `the lessee`, `the operator`; the house's own jobs are `Dotquad`. */
export function nameParty(party: Party, kind: DealType): string {
  if (party === 'system') return 'Dotquad'
  return party === 'operator' ? 'the operator' : `the ${sides[kind][party]}`
}

/** What a state asks of the one it waits for, in words for that one. */
const asks: Readonly<Record<string, string>> = {
  checks: 'Control of the block is not proven yet. You have to see to it.',
  preapproval: 'You need the registry’s approval to receive addresses.',
  exam: 'You have to examine the block by its dossier.',
  agreement: 'You have to sign the agreement.',
  countersignature: 'You have to sign the agreement.',
  'awaiting-funds': 'You have to pay.',
  submitted: 'The registry reviews your request; answer it there.',
  undecided:
    'The registry has not decided, and the money cannot be kept for much longer. You have to find out what lies there.',
  frozen: 'The readings of the registry contradict each other. You have to look and decide.',
  acceptance: 'You have to accept the block, or dispute it.',
  disputed: 'The buyer disputes what was delivered. You have to decide.',
  tail: 'You have to remove what is left of your ROAs, route objects and routes.',
  authorised: 'ROA and route object are there. You can announce the block.',
  live: 'The block is in use.',
  ending: 'Notice is given. The block is still in use.',
  offboarding: 'You have to withdraw the block from routing.',
}

/** Both kinds of deal wait for the seller once they are paid, for different things. */
const asksOncePaid: Record<DealType, string> = {
  sale: 'The money is held. You have to request the transfer at the registry.',
  lease: 'The first period is paid. You have to publish a ROA and a route object for the lessee’s AS.',
  rent: 'The first month is paid. You have to publish a ROA and a route object for the lessee’s AS.',
}

/** Where the deal stands, as a sentence for this reader. */
export function sayState({ id, says, waitsOn }: DealState, { party, kind }: { party: Party; kind: DealType }): string {
  if (waitsOn !== party) return says
  return id === 'funded' ? asksOncePaid[kind] : (asks[id] ?? says)
}
