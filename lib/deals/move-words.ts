/** What it means to make a move that a party is asked for, before it is made. */
import type { DealState, DealTransition, GuardId } from './vocabulary.ts'

const meanings: Readonly<Record<string, string>> = {
  withdraw: 'Nothing was paid, so nothing is owed. The addresses are free again at once.',
  cancel: 'The whole amount goes back to the buyer, and then the addresses are free again.',
  'confirm-preapproval':
    'Your registry approves you as a recipient before it moves addresses to you. The number is kept as your word: nobody here can read it at the registry.',
  'accept-block': 'You take the block as this dossier shows it; its hash stays in the record of the deal.',
  sign: 'By your name you agree to the terms on this page. They do not change any more.',
  countersign: 'By your name you agree to the terms on this page. They do not change any more.',
  submit: 'The money is released when the registry shows the buyer, read twice, and never by your word.',
  'report-refusal':
    'The whole amount goes back to the buyer. Withdraw a request that still lies at the registry first: it would be granted all the same.',
  'retry-refund': 'The payment service is asked for the same refund again.',
  'settle-refund': 'The deal is over. Say how the buyer got the whole amount back.',
  'end-without-proof': 'The addresses are free again, and the record shows no proof that they were withdrawn.',
  resume: 'The buyer is asked to accept the block. Say what the contradiction was.',
  refund: 'The whole amount goes back to the buyer.',
  accept: 'The money goes to the seller. This cannot be undone.',
  dispute: 'Nothing is released until the operator has decided.',
  'decide-for-seller': 'The money goes to the seller. This cannot be undone.',
  'decide-for-buyer': 'The whole amount goes back to the buyer.',
  'give-notice': 'The block stays in use until the notice has run, also past the end of a term, and is returned then.',
  'return-early': 'The period that is paid is not refunded.',
}

export const explainMove = ({ command }: Pick<DealTransition, 'command'>): string | null => meanings[command] ?? null

const waysOut: readonly string[] = ['cancelled', 'refunding', 'disputed']

/** A move that does not bring the deal on. */
export const isWayOut = ({ to }: Pick<DealTransition, 'to'>): boolean => waysOut.includes(to)

/** What has to be true for what the house does by itself; says nothing of whether it is. */
const conditions: Record<GuardId, string> = {
  'control-is-proven': 'the seller has proven control of the block',
  'preapproval-not-needed': 'the recipient’s registry wants no approval beforehand',
  'offer-stands': 'the seller’s published terms stand',
  'payment-is-held': 'exactly what was asked is held',
  'addresses-are-ours': 'the addresses are reserved for this deal',
  'money-is-back': 'the payment service says that the refund went through',
  'refund-has-failed': 'the payment service could not send the refund',
  'registry-shows-buyer':
    'the registry shows the buyer as holder of exactly this block, in RDAP and in its statistics or transfer log',
  'registry-shows-buyer-still': 'an hour later both say the same',
  'registry-shows-another': 'the registry shows somebody else',
  'lessee-is-authorised': 'a ROA and a route object stand for the lessee’s AS',
  'lessee-is-announced': 'collectors see the block announced by the lessee’s AS',
  'lessee-is-gone': 'collectors see no part of the block announced',
  'lessee-stayed-gone': 'collectors have seen no part of the block announced for 48 hours',
  'lessee-is-back': 'collectors see the block announced again',
  'nothing-is-left-over': 'no ROA, no route object and no route of the former AS is left',
}

/** `As soon as the registry shows somebody else: …`, with what is going on then. */
export function sayCondition({ guards }: Pick<DealTransition, 'guards'>, { says }: Pick<DealState, 'says'>): string {
  const wanted = guards.flatMap((id) => conditions[id] ?? [])
  return wanted.length === 0 ? says : `As soon as ${wanted.join(', and ')}: ${says}`
}
