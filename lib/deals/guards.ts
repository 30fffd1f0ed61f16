/** What must be true for a transition: each guard a pure question about facts, answered by a sentence or by null. */
import { compareMoney, formatMoney } from '#lib/kernel/money.ts'
import type { Guards } from '#lib/processes/decide.ts'
import type { DealFacts, MeasuredFacts } from './facts.ts'
import type { DealVocabulary } from './vocabulary.ts'

const hourMs = 3_600_000

/** How long after the first reading the second must say the same, before anything is released by it. */
const registryHours = 1
/** design.md 7: offboarding is proven by 48 hours without a route. */
const withdrawnHours = 48

/** Hours from entering the state to the moment that was measured: later than that, nothing is known yet. */
const hoursTo = (moment: Date | null | undefined, { enteredAt }: DealFacts): number =>
  moment ? (moment.getTime() - enteredAt.getTime()) / hourMs : 0

/** The sentence unless the measured answer is the wanted one. Not measured is not the wanted one. */
const unlessMeasured =
  (read: (measured: MeasuredFacts) => boolean | null, wanted: boolean, sentence: string) => (facts: DealFacts) =>
    facts.measured !== null && read(facts.measured) === wanted ? null : sentence

const isHolder = ({ holder }: MeasuredFacts): boolean | null => {
  if (holder.byRegistry === null || holder.bySecondSource === null) return null
  return holder.byRegistry && holder.bySecondSource
}

const registryShowsBuyer = unlessMeasured(
  isHolder,
  true,
  'The registry does not show the buyer as holder of exactly this block in RDAP and in its statistics or transfer log.',
)
const lesseeIsGone = unlessMeasured(
  ({ isAnnounced }) => isAnnounced,
  false,
  'The lessee’s AS still announces the block or a part of it, or a collector could not be read.',
)

export const guards: Guards<DealVocabulary, DealFacts> = {
  'control-is-proven': ({ isControlProven }) =>
    isControlProven ? null : 'The seller has not proven control of the block.',
  'preapproval-not-needed': ({ preapproval }) =>
    preapproval === 'not-needed' ? null : 'The buyer’s registry wants to approve the buyer before a transfer.',
  'offer-stands': ({ isStandingOffer }) => (isStandingOffer ? null : 'The seller has yet to sign.'),
  'payment-is-held': ({ asked, held }) =>
    compareMoney(held, asked) === 0 ? null : `${formatMoney(held)} is held, and ${formatMoney(asked)} is asked.`,
  'addresses-are-ours': ({ claim }) =>
    claim === 'committed' ? null : 'The addresses are no longer reserved for this deal.',
  'money-is-back': ({ isRefunded }) => (isRefunded ? null : 'The refund has not gone through yet.'),
  'refund-has-failed': ({ hasRefundFailed }) => (hasRefundFailed ? null : 'The refund has not failed.'),
  'registry-shows-buyer': registryShowsBuyer,
  'registry-shows-buyer-still': (facts) =>
    hoursTo(facts.measured?.holder.asOf, facts) < registryHours
      ? 'The second reading is taken an hour after the first.'
      : registryShowsBuyer(facts),
  'registry-shows-another': unlessMeasured(isHolder, false, 'The registry shows the buyer.'),
  'lessee-is-authorised': unlessMeasured(
    ({ isAuthorised }) => isAuthorised,
    true,
    'No ROA and route object for the lessee’s AS were seen yet.',
  ),
  'lessee-is-announced': unlessMeasured(
    ({ isAnnounced }) => isAnnounced,
    true,
    'The block has not been seen announced by the lessee’s AS yet.',
  ),
  'lessee-is-gone': lesseeIsGone,
  'lessee-stayed-gone': (facts) =>
    hoursTo(facts.measured?.announcedAsOf, facts) < withdrawnHours
      ? 'The block must stay withdrawn for 48 hours, by every collector’s own time.'
      : lesseeIsGone(facts),
  'lessee-is-back': unlessMeasured(({ isAnnounced }) => isAnnounced, true, 'The block is not announced.'),
  'nothing-is-left-over': unlessMeasured(
    ({ isCleanedUp }) => isCleanedUp,
    true,
    'ROAs, route objects or, after a sale, routes of the former AS are still there, or a source could not be read.',
  ),
}
