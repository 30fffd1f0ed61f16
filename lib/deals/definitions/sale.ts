/**
 * A sale, in the field's order (design.md 7). Money is released by what is measured at the registry, never by a word
 * of the seller. A small purchase shortens the waits before the payment; the order stays.
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

type Waits = { step: Duration; preapproval: Duration; payment: Duration }

const states: readonly DealState[] = [
  reserving('accepted', { stage: 'accepted', says: 'The offer is accepted.', waitsOn: 'system' }),
  reserving('checks', {
    stage: 'checks',
    says: 'Control of the block is not proven yet.',
    waitsOn: 'operator',
  }),
  reserving('preapproval', {
    stage: 'preapproval',
    says: 'The buyer needs the registry’s approval to receive addresses.',
    waitsOn: 'buyer',
  }),
  reserving('exam', { stage: 'exam', says: 'The buyer examines the block by its dossier.', waitsOn: 'buyer' }),
  reserving('agreement', { stage: 'agreement', says: 'The buyer has to sign the agreement.', waitsOn: 'buyer' }),
  reserving('countersignature', {
    stage: 'agreement',
    says: 'The seller has to sign the agreement.',
    waitsOn: 'seller',
  }),
  ...paymentStates,
  holding('funded', {
    stage: 'submitted',
    says: 'The money is held. The seller has to request the transfer at the registry.',
    waitsOn: 'seller',
  }),
  holding('submitted', { stage: 'review', says: 'The registry reviews the transfer.', waitsOn: 'seller' }),
  holding('undecided', {
    stage: 'review',
    says: 'The registry has not decided, and the money cannot be kept for much longer. The operator decides.',
    waitsOn: 'operator',
  }),
  holding('registry-changed', {
    stage: 'change',
    says: 'The registry shows the buyer. A second reading an hour later has to agree.',
    waitsOn: 'system',
  }),
  holding('frozen', {
    stage: 'change',
    says: 'The readings of the registry contradict each other. Nothing is released until somebody has looked.',
    waitsOn: 'operator',
  }),
  holding('acceptance', { stage: 'acceptance', says: 'The buyer has to accept the block.', waitsOn: 'buyer' }),
  holding('disputed', {
    stage: 'acceptance',
    says: 'The buyer disputes what was delivered. The operator decides.',
    waitsOn: 'operator',
  }),
  waiting('released', { stage: 'released', says: 'The money belongs to the seller.', waitsOn: 'system' }),
  waiting('tail', {
    stage: 'tail',
    says: 'What is left of the seller’s ROAs, route objects and routes has to go.',
    waitsOn: 'seller',
  }),
  ...endStates,
]

const beforePayment: readonly DealTransition[] = [
  automatic(['accepted', 'begin', 'checks'], { title: 'Begin', effects: ['tell-parties'] }),
  automatic(['checks', 'pass-checks', 'preapproval'], { title: 'Pass the checks', guards: ['control-is-proven'] }),
  automatic(['preapproval', 'skip-preapproval', 'exam'], {
    title: 'Go on without an approval',
    guards: ['preapproval-not-needed'],
  }),
  asked(['buyer'], ['preapproval', 'confirm-preapproval', 'exam'], {
    title: 'Give the registry’s approval',
    evidence: ['preapproval-ticket'],
  }),
  asked(['buyer'], ['exam', 'accept-block', 'agreement'], {
    title: 'Accept the block as examined',
    evidence: ['dossier'],
  }),
  asked(['buyer'], ['agreement', 'sign', 'countersignature'], { title: 'Sign the agreement', evidence: ['signature'] }),
  automatic(['countersignature', 'take-standing-offer', 'awaiting-funds'], {
    title: 'Take the published terms as the seller’s signature',
    guards: ['offer-stands'],
    effects: ['tell-parties'],
  }),
  asked(['seller'], ['countersignature', 'countersign', 'awaiting-funds'], {
    title: 'Sign the agreement',
    evidence: ['signature'],
  }),
  ...['checks', 'preapproval', 'exam', 'agreement', 'countersignature'].flatMap(leaveBeforePayment),
]

const afterPayment: readonly DealTransition[] = [
  asked(['seller'], ['funded', 'submit', 'submitted'], {
    title: 'Say that the transfer is requested',
    evidence: ['registry-ticket'],
  }),
  giveBack(['buyer', 'seller', 'operator'], ['funded', 'cancel'], 'Cancel, with a full refund'),
  giveBack(['system'], ['funded', 'expire'], 'End a deal that was not submitted'),
  reminder('funded'),
  automatic(['submitted', 'see-registry-change', 'registry-changed'], {
    title: 'Read the registry',
    guards: ['registry-shows-buyer'],
    evidence: ['measurement'],
    effects: ['tell-parties'],
  }),
  giveBack(['seller', 'operator'], ['submitted', 'report-refusal'], 'Say that the registry refused'),
  onDeadline(['submitted', 'await-decision', 'undecided'], { title: 'Have somebody look at the request' }),
  reminder('submitted'),
  measured('submitted'),
  automatic(['undecided', 'see-registry-change', 'registry-changed'], {
    title: 'Read the registry',
    guards: ['registry-shows-buyer'],
    evidence: ['measurement'],
    effects: ['tell-parties'],
  }),
  giveBack(['seller', 'operator'], ['undecided', 'report-refusal'], 'Say that nothing lies at the registry any more'),
  giveBack(['system'], ['undecided', 'expire'], 'Give the money back, for nobody decided'),
  measured('undecided'),
  automatic(['registry-changed', 'confirm-registry-change', 'acceptance'], {
    title: 'Read the registry again',
    guards: ['registry-shows-buyer-still'],
    evidence: ['measurement'],
    effects: ['tell-parties'],
  }),
  automatic(['registry-changed', 'freeze', 'frozen'], {
    title: 'Stop, for the registry shows somebody else',
    guards: ['registry-shows-another'],
    evidence: ['measurement'],
    effects: ['tell-parties'],
  }),
  measured('registry-changed'),
  onDeadline(['registry-changed', 'escalate', 'frozen'], { title: 'Stop, for no second reading agreed' }),
  asked(['operator'], ['frozen', 'resume', 'acceptance'], { title: 'Go on', evidence: ['reason'] }),
  giveBack(['operator'], ['frozen', 'refund'], 'Give the money back'),
  giveBack(['system'], ['frozen', 'expire'], 'Give the money back, for nobody decided'),
  asked(['buyer'], ['acceptance', 'accept', 'released'], { title: 'Accept the block', acts: ['release-money'] }),
  asked(['buyer'], ['acceptance', 'dispute', 'disputed'], { title: 'Dispute', evidence: ['reason'] }),
  onDeadline(['acceptance', 'accept-silently', 'released'], {
    title: 'Take silence as acceptance',
    acts: ['release-money'],
  }),
  asked(['operator'], ['disputed', 'decide-for-seller', 'released'], {
    title: 'Release the money',
    evidence: ['reason'],
    acts: ['release-money'],
  }),
  giveBack(['operator'], ['disputed', 'decide-for-buyer'], 'Give the money back'),
  onDeadline(['disputed', 'release-undecided', 'released'], {
    title: 'Release the money, for the registry shows the buyer and nobody decided',
    acts: ['release-money'],
  }),
  automatic(['released', 'begin-tail', 'tail'], { title: 'Look for what is left' }),
  automatic(['tail', 'finish-tail', 'closed'], {
    title: 'Close',
    guards: ['nothing-is-left-over'],
    evidence: ['measurement'],
    effects: ['tell-parties'],
  }),
  measured('tail'),
  onDeadline(['tail', 'close-with-leftovers', 'closed'], { title: 'Close, with what is left on record' }),
]

/**
 * Money is held from `funded` on. Registries take up to 28 days within a region and about 35 between two: what is left of
 * the 75 days is for people to decide.
 */
const deadlinesAfterPayment: readonly Deadline[] = [
  { state: 'funded', after: 'P3D', command: 'remind', repeats: true },
  { state: 'funded', after: 'P7D', command: 'expire', repeats: false },
  { state: 'submitted', after: 'usual', command: 'remind', repeats: true },
  { state: 'submitted', after: 'P40D', command: 'await-decision', repeats: false },
  { state: 'undecided', after: 'P7D', command: 'expire', repeats: false },
  { state: 'registry-changed', after: 'P5D', command: 'escalate', repeats: false },
  { state: 'frozen', after: 'P5D', command: 'expire', repeats: false },
  { state: 'acceptance', after: 'P3D', command: 'accept-silently', repeats: false },
  { state: 'disputed', after: 'P8D', command: 'release-undecided', repeats: false },
  { state: 'tail', after: 'P14D', command: 'close-with-leftovers', repeats: false },
]

const deadlinesOf = ({ step, preapproval, payment }: Waits): Deadline[] => [
  ...['checks', 'exam', 'agreement', 'countersignature'].map((state) => ({
    ...{ state, after: step, command: 'expire', repeats: false },
  })),
  { state: 'preapproval', after: preapproval, command: 'expire', repeats: false },
  { state: 'awaiting-funds', after: payment, command: 'lapse', repeats: false },
  ...paymentDeadlines,
  ...deadlinesAfterPayment,
]

const saleWith = (name: string, waits: Waits): DealDefinition => ({
  name,
  version: 2,
  initial: 'accepted',
  stages: [
    { id: 'accepted', title: 'Offer accepted' },
    { id: 'checks', title: 'Control of the block proven' },
    { id: 'preapproval', title: 'Registry pre-approval' },
    { id: 'exam', title: 'Block exam' },
    { id: 'agreement', title: 'Agreement signed' },
    { id: 'funded', title: 'Funded' },
    { id: 'submitted', title: 'Submitted to the registry' },
    { id: 'review', title: 'Registry review' },
    { id: 'change', title: 'Registry change measured' },
    { id: 'acceptance', title: 'Acceptance' },
    { id: 'released', title: 'Money released' },
    { id: 'tail', title: 'Tail: route objects, ROAs, routes' },
    { id: 'end', title: 'Closed' },
  ],
  states,
  transitions: [...beforePayment, ...paymentTransitions, ...afterPayment],
  deadlines: deadlinesOf(waits),
})

export const sale = saleWith('sale', { step: 'P5D', preapproval: 'P14D', payment: 'P7D' })
export const buyNowSale = saleWith('buy-now-sale', { step: 'PT30M', preapproval: 'PT30M', payment: 'PT2H' })
