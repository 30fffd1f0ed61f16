/** The part that every deal shares: it is paid in time, or late, or not at all; and what was paid can go back. */
import type { Deadline } from '#lib/processes/definition.ts'
import type { DealState, DealTransition } from '../vocabulary.ts'
import { asked, automatic, onDeadline, reminder, reserving, waiting } from './moves.ts'

const fundedActs = { guards: ['addresses-are-ours', 'payment-is-held'], evidence: ['payment'] } as const

/** `lapsed`: the reservation is over, and a payment already on its way is still met. */
export const paymentStates: readonly DealState[] = [
  reserving('awaiting-funds', { stage: 'funded', says: 'The buyer has to pay.', waitsOn: 'buyer' }),
  waiting('lapsed', {
    stage: 'funded',
    says: 'It was not paid in time; the block is free again.',
    waitsOn: 'system',
  }),
  waiting('refunding', { stage: 'end', says: 'The buyer’s money is on its way back.', waitsOn: 'system' }),
  waiting('refund-stuck', {
    stage: 'end',
    says: 'The buyer’s money is still owed: the refund did not go through, and the operator has to see to it.',
    waitsOn: 'operator',
  }),
]

export const endStates: readonly DealState[] = [
  ...[
    { id: 'closed', says: 'The deal is done.', is: 'done' } as const,
    { id: 'cancelled', says: 'The deal ended before anything was paid.', is: 'ended' } as const,
    { id: 'refunded', says: 'The deal ended, and the buyer has the money back.', is: 'ended' } as const,
  ].map((state) => ({ ...state, stage: 'end', waitsOn: null, holds: 'nothing' as const })),
]

/** The addresses are free when the money is back, and not before. */
const confirmRefund = (state: string) =>
  automatic([state, 'confirm-refund', 'refunded'], {
    title: 'Confirm that the money is back',
    guards: ['money-is-back'],
    acts: ['release-claim'],
    effects: ['tell-parties'],
  })

/** Claim and ledger are written before the guards look: see lib/deals/server/record-payment.ts. */
export const paymentTransitions: readonly DealTransition[] = [
  asked(['system'], ['awaiting-funds', 'fund', 'funded'], {
    title: 'Take in the payment',
    ...fundedActs,
    effects: ['issue-receipt', 'tell-parties'],
  }),
  asked(['system'], ['lapsed', 'fund', 'funded'], {
    title: 'Take in a late payment',
    ...fundedActs,
    effects: ['issue-receipt', 'tell-parties'],
  }),
  asked(['buyer', 'seller', 'operator'], ['awaiting-funds', 'withdraw', 'cancelled'], {
    title: 'Leave this deal',
    acts: ['cancel-checkouts', 'release-claim'],
  }),
  onDeadline(['awaiting-funds', 'lapse', 'lapsed'], {
    title: 'End the reservation',
    acts: ['cancel-checkouts', 'release-claim'],
  }),
  onDeadline(['lapsed', 'give-up', 'cancelled'], { title: 'Stop waiting for a payment', effects: [] }),
  confirmRefund('refunding'),
  reminder('refunding'),
  asked(['system'], ['refunding', 'note-failed-refund', 'refund-stuck'], {
    title: 'Note that the refund failed',
    evidence: ['refund'],
  }),
  onDeadline(['refunding', 'escalate-refund', 'refund-stuck'], { title: 'Have somebody look at the refund' }),
  confirmRefund('refund-stuck'),
  reminder('refund-stuck'),
  asked(['system'], ['refund-stuck', 'note-failed-refund', 'refund-stuck'], {
    title: 'Note that the refund failed',
    evidence: ['refund'],
  }),
  asked(['operator'], ['refund-stuck', 'retry-refund', 'refunding'], {
    title: 'Try the refund again',
    guards: ['refund-has-failed'],
    acts: ['retry-refund'],
  }),
  asked(['operator'], ['refund-stuck', 'settle-refund', 'refunded'], {
    title: 'Say that the money went back another way',
    guards: ['refund-has-failed'],
    evidence: ['reason'],
    acts: ['settle-refund', 'release-claim'],
  }),
]

export const paymentDeadlines: readonly Deadline[] = [
  { state: 'lapsed', after: 'P3D', command: 'give-up', repeats: false },
  { state: 'refunding', after: 'P3D', command: 'remind', repeats: true },
  { state: 'refunding', after: 'P14D', command: 'escalate-refund', repeats: false },
  { state: 'refund-stuck', after: 'P3D', command: 'remind', repeats: true },
]
