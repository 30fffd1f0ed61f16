/** Words in which the definitions of deals are written: each kind of move says once who makes it and what it wants. */
import type { ActId, DealState, DealTransition, EffectId, EvidenceKind, GuardId, Party } from '../vocabulary.ts'

type Details = {
  title: string
  guards?: readonly GuardId[]
  evidence?: readonly EvidenceKind[]
  acts?: readonly ActId[]
  effects?: readonly EffectId[]
}

type Path = readonly [from: string, command: string, to: string]

const none = { guards: [], evidence: [], acts: [], effects: ['tell-parties'] } as const

/** A party asks for it. */
export const asked = (by: readonly Party[], [from, command, to]: Path, details: Details): DealTransition => ({
  ...{ from, command, to, by, isAutomatic: false },
  ...none,
  ...details,
})

/** The house does it as soon as every guard lets it. Nobody is told of it unless `effects` says so. */
export const automatic = ([from, command, to]: Path, details: Details): DealTransition => ({
  ...{ from, command, to, by: ['system'], isAutomatic: true },
  ...none,
  effects: [],
  ...details,
})

/** The house does it when a deadline has passed. */
export const onDeadline = (path: Path, details: Details): DealTransition => asked(['system'], path, details)

/** A deadline that passes reminds whoever it waits for, and the state stays. */
export const reminder = (state: string): DealTransition =>
  onDeadline([state, 'remind', state], { title: 'Remind whoever must act' })

/** What the house measured is kept when it has come to say something else, though nothing moves by it. */
export const measured = (state: string): DealTransition =>
  asked(['system'], [state, 'note-measurement', state], {
    title: 'Write down what was measured',
    evidence: ['measurement'],
    effects: [],
  })

/** Leaving before anything was paid: nobody owes anybody, and the addresses are free. */
const leave = { acts: ['cancel-checkouts', 'release-claim'] } as const

/** The parties may leave from here, and a deadline may make them. */
export const leaveBeforePayment = (state: string): DealTransition[] => [
  asked(['buyer', 'seller', 'operator'], [state, 'withdraw', 'cancelled'], { title: 'Leave this deal', ...leave }),
  onDeadline([state, 'expire', 'cancelled'], { title: 'End a deal that stood still', ...leave }),
]

/** Money is held, and goes back whole. */
export const giveBack = (by: readonly Party[], [state, command]: readonly [string, string], title: string) =>
  asked(by, [state, command, 'refunding'], {
    title,
    evidence: by.includes('system') ? [] : ['reason'],
    acts: ['owe-refund'],
  })

type OpenState = Omit<DealState, 'id' | 'is' | 'holds'>
/** Before it is paid: the addresses are kept for this deal. */
export const reserving = (id: string, state: OpenState): DealState => ({ id, ...state, is: 'open', holds: 'addresses' })
/** Paid, and the money is neither the seller's nor returned. */
export const holding = (id: string, state: OpenState): DealState => ({ id, ...state, is: 'open', holds: 'money' })
/** Nothing is withheld from anybody. */
export const waiting = (id: string, state: OpenState): DealState => ({ id, ...state, is: 'open', holds: 'nothing' })
