/**
 * What a lease and a rent share (field notes on leases, 5a): paid, authorised, live, ended, and proven withdrawn. The
 * addresses come back at the proof, never at a date.
 */
import type { Duration } from '#lib/kernel/duration.ts'
import type { Deadline } from '#lib/processes/definition.ts'
import type { DealDefinition, DealState, DealTransition } from '../vocabulary.ts'
import {
  asked,
  automatic,
  giveBack,
  holding,
  leaveBeforePayment,
  measured,
  onDeadline,
  reminder,
  reserving,
  waiting,
} from './moves.ts'
import { endStates, paymentDeadlines, paymentStates, paymentTransitions } from './payment.ts'

const states: readonly DealState[] = [
  reserving('accepted', { stage: 'accepted', says: 'The offer is accepted.', waitsOn: 'system' }),
  reserving('checks', {
    stage: 'checks',
    says: 'Control of the block is not proven yet.',
    waitsOn: 'operator',
  }),
  reserving('agreement', { stage: 'agreement', says: 'The lessee has to sign the agreement.', waitsOn: 'buyer' }),
  reserving('countersignature', {
    stage: 'agreement',
    says: 'The lessor has to sign the agreement.',
    waitsOn: 'seller',
  }),
  ...paymentStates,
  holding('funded', {
    stage: 'authorised',
    says: 'The first period is paid. The lessor has to publish a ROA and a route object for the lessee’s AS.',
    waitsOn: 'seller',
  }),
  holding('authorised', {
    stage: 'live',
    says: 'ROA and route object are there. The lessee can announce the block.',
    waitsOn: 'buyer',
  }),
  waiting('live', { stage: 'live', says: 'The block is in use.', waitsOn: 'buyer' }),
  waiting('ending', { stage: 'ending', says: 'Notice is given. The block is still in use.', waitsOn: 'buyer' }),
  waiting('offboarding', {
    stage: 'offboarding',
    says: 'The lessee has to withdraw the block, and the lessor the ROA and the route object.',
    waitsOn: 'buyer',
  }),
  waiting('withdrawn', {
    stage: 'offboarding',
    says: 'The block is no longer announced. It has to stay so for 48 hours.',
    waitsOn: 'system',
  }),
  ...endStates,
]

const releaseFirstPeriod = { acts: ['release-money'] } as const

/** The proof can fail to come though the block is back: a source may be gone, or the holder may want it as it is. */
const endWithoutProof = (state: string) =>
  asked(['operator'], [state, 'end-without-proof', 'closed'], {
    title: 'Close without the proof',
    evidence: ['reason'],
    acts: ['release-claim'],
  })

const transitions: readonly DealTransition[] = [
  automatic(['accepted', 'begin', 'checks'], { title: 'Begin', effects: ['tell-parties'] }),
  automatic(['checks', 'pass-checks', 'agreement'], { title: 'Pass the checks', guards: ['control-is-proven'] }),
  asked(['buyer'], ['agreement', 'sign', 'countersignature'], {
    title: 'Sign the agreement',
    evidence: ['signature', 'dossier'],
  }),
  automatic(['countersignature', 'take-standing-offer', 'awaiting-funds'], {
    title: 'Take the published terms as the lessor’s signature',
    guards: ['offer-stands'],
    effects: ['tell-parties'],
  }),
  asked(['seller'], ['countersignature', 'countersign', 'awaiting-funds'], {
    title: 'Sign the agreement',
    evidence: ['signature'],
  }),
  ...['checks', 'agreement', 'countersignature'].flatMap(leaveBeforePayment),
  ...paymentTransitions,
  automatic(['funded', 'see-authorisation', 'authorised'], {
    title: 'Read RPKI and IRR',
    guards: ['lessee-is-authorised'],
    evidence: ['measurement'],
    effects: ['tell-parties'],
  }),
  giveBack(['buyer', 'seller', 'operator'], ['funded', 'cancel'], 'Cancel, with a full refund'),
  giveBack(['system'], ['funded', 'expire'], 'End a deal that was not authorised'),
  reminder('funded'),
  measured('funded'),
  automatic(['authorised', 'see-announcement', 'live'], {
    title: 'Read the routing table',
    guards: ['lessee-is-announced'],
    evidence: ['measurement'],
    ...releaseFirstPeriod,
    effects: ['tell-parties'],
  }),
  measured('authorised'),
  onDeadline(['authorised', 'begin-period', 'live'], {
    title: 'Begin the period, for a week has passed since all was delivered',
    ...releaseFirstPeriod,
  }),
  asked(['buyer', 'seller'], ['live', 'give-notice', 'ending'], { title: 'Give notice' }),
  onDeadline(['live', 'end-term', 'offboarding'], { title: 'End the term, and begin the return' }),
  measured('live'),
  onDeadline(['ending', 'begin-offboarding', 'offboarding'], { title: 'Begin the return' }),
  asked(['buyer'], ['ending', 'return-early', 'offboarding'], { title: 'Return the block now' }),
  measured('ending'),
  automatic(['offboarding', 'see-withdrawal', 'withdrawn'], {
    title: 'Read the routing table',
    guards: ['lessee-is-gone', 'nothing-is-left-over'],
    evidence: ['measurement'],
    effects: ['tell-parties'],
  }),
  reminder('offboarding'),
  measured('offboarding'),
  endWithoutProof('offboarding'),
  automatic(['withdrawn', 'prove-withdrawal', 'closed'], {
    title: 'Close',
    guards: ['lessee-stayed-gone', 'nothing-is-left-over'],
    evidence: ['measurement'],
    acts: ['release-claim'],
    effects: ['tell-parties'],
  }),
  automatic(['withdrawn', 'see-return', 'offboarding'], {
    title: 'Read the routing table again',
    guards: ['lessee-is-back'],
    evidence: ['measurement'],
    effects: ['tell-parties'],
  }),
  reminder('withdrawn'),
  measured('withdrawn'),
  endWithoutProof('withdrawn'),
]

const deadlinesWith = (notice: Duration): Deadline[] => [
  ...['checks', 'agreement', 'countersignature'].map((state) => ({
    ...{ state, after: 'PT30M' as const, command: 'expire', repeats: false },
  })),
  { state: 'awaiting-funds', after: 'PT2H', command: 'lapse', repeats: false },
  ...paymentDeadlines,
  { state: 'funded', after: 'P2D', command: 'remind', repeats: true },
  { state: 'funded', after: 'P7D', command: 'expire', repeats: false },
  { state: 'authorised', after: 'P7D', command: 'begin-period', repeats: false },
  { state: 'live', after: 'term', command: 'end-term', repeats: false },
  { state: 'ending', after: notice, command: 'begin-offboarding', repeats: false },
  { state: 'offboarding', after: 'P3D', command: 'remind', repeats: true },
  { state: 'withdrawn', after: 'P7D', command: 'remind', repeats: true },
]

/** `notice`: from giving notice to the begin of the return; a term that ends by itself needs none. */
export const tenancyWith = ({ name, notice }: { name: string; notice: Duration }): DealDefinition => ({
  name,
  version: 2,
  initial: 'accepted',
  stages: [
    { id: 'accepted', title: 'Offer accepted' },
    { id: 'checks', title: 'Control of the block proven' },
    { id: 'agreement', title: 'Agreement signed' },
    { id: 'funded', title: 'First period paid' },
    { id: 'authorised', title: 'ROA, route object' },
    { id: 'live', title: 'Live' },
    { id: 'ending', title: 'Notice given' },
    { id: 'offboarding', title: 'Withdrawal proven' },
    { id: 'end', title: 'Closed' },
  ],
  states,
  transitions,
  deadlines: deadlinesWith(notice),
})
