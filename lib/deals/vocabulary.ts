/** The ids that a deal's definition may use: who acts, what is asked for, and what is done. */
import type { Command, Evidence, ProcessEvent, Rules } from '#lib/processes/decide.ts'
import type { ProcessDefinition, State, Transition } from '#lib/processes/definition.ts'
import type { DealFacts } from './facts.ts'

/** `system` is the house's own jobs; a broker acts as the party whose mandate it holds. */
export type Party = 'buyer' | 'seller' | 'operator' | 'system'

export type GuardId =
  | 'control-is-proven'
  | 'preapproval-not-needed'
  | 'offer-stands'
  | 'payment-is-held'
  | 'addresses-are-ours'
  | 'money-is-back'
  | 'refund-has-failed'
  | 'registry-shows-buyer'
  | 'registry-shows-buyer-still'
  | 'registry-shows-another'
  | 'lessee-is-authorised'
  | 'lessee-is-announced'
  | 'lessee-is-gone'
  | 'lessee-stayed-gone'
  | 'lessee-is-back'
  | 'nothing-is-left-over'

/** What is handed in with a command, and stays in the record of the deal. */
export type EvidenceKind =
  | 'order'
  | 'preapproval-ticket'
  | 'dossier'
  | 'signature'
  | 'registry-ticket'
  | 'reason'
  | 'payment'
  | 'refund'
  | 'measurement'

/** Done in the transaction of the transition. */
export type ActId =
  | 'release-claim'
  | 'release-money'
  | 'owe-refund'
  | 'retry-refund'
  | 'settle-refund'
  | 'cancel-checkouts'

/** Written down in that transaction, and done by a job afterwards. */
export type EffectId = 'tell-parties' | 'issue-receipt'

export type DealVocabulary = { party: Party; guard: GuardId; evidence: EvidenceKind; act: ActId; effect: EffectId }

export type DealDefinition = ProcessDefinition<DealVocabulary>
export type DealState = State<DealVocabulary>
export type DealTransition = Transition<DealVocabulary>
export type DealRules = Rules<DealVocabulary, DealFacts>
export type DealCommand = Command<DealVocabulary, DealFacts>
export type DealProcessEvent = ProcessEvent<DealVocabulary>
export type DealEvidence = Evidence<DealVocabulary>
