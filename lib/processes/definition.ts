/**
 * What a process is: states, the moves between them, and how long each may last, as a value that can be stored, hashed
 * and checked before anything runs by it.
 *
 * It knows no deal. Guards, evidence, acts and effects are ids; the vocabulary says which ids there are.
 */
import type { Duration } from '#lib/kernel/duration.ts'

/** The ids that definitions of one kind may use. */
export type Vocabulary = { party: string; guard: string; evidence: string; act: string; effect: string }

export type State<V extends Vocabulary> = {
  readonly id: string
  /** Where it stands in the list of stages that people see; several states may share one. */
  readonly stage: string
  /** What is going on, as a sentence. */
  readonly says: string
  /** Who has to do something for it to go on; null at the end. */
  readonly waitsOn: V['party'] | null
  /** `done` and `ended` are final: the process came to its aim, or did not. */
  readonly is: 'open' | 'done' | 'ended'
  /** What is withheld from others meanwhile: the sum of all waits that hold money is bounded. */
  readonly holds: 'nothing' | 'addresses' | 'money'
}

export type Transition<V extends Vocabulary> = {
  readonly command: string
  /** What whoever may do it reads on the button. */
  readonly title: string
  readonly from: string
  readonly to: string
  /** Who may do it. */
  readonly by: readonly V['party'][]
  /** Done by the house as soon as every guard lets it, without anybody asking. */
  readonly isAutomatic: boolean
  readonly guards: readonly V['guard'][]
  /** What must be handed in with it, and stays with the record. */
  readonly evidence: readonly V['evidence'][]
  /** Done in the same transaction, in this order. */
  readonly acts: readonly V['act'][]
  /** Written down in the same transaction, done afterwards. */
  readonly effects: readonly V['effect'][]
}

/** `term`: what the parties agreed on. `usual`: what somebody outside usually takes. */
export type OwnLength = 'term' | 'usual'

/** Null where a process has no such length: then nothing is due by it. */
export type OwnLengths = Readonly<Record<OwnLength, Duration | null>>

export type Deadline = {
  readonly state: string
  /** From entering the state: a length, or the name of one that each process has of its own. */
  readonly after: Duration | OwnLength
  /** What happens then. A command that stays in its state is a reminder. */
  readonly command: string
  /** A reminder comes again and again until the state is left. */
  readonly repeats: boolean
}

export type ProcessDefinition<V extends Vocabulary = Vocabulary> = {
  readonly name: string
  /** Counted up with every change: what runs goes on by the version it began with. */
  readonly version: number
  readonly initial: string
  /** The stages in the order in which people see them. */
  readonly stages: readonly { readonly id: string; readonly title: string }[]
  readonly states: readonly State<V>[]
  readonly transitions: readonly Transition<V>[]
  readonly deadlines: readonly Deadline[]
}

/** A process under way. `version` counts its events. */
export type Instance = { readonly state: string; readonly enteredAt: Date; readonly version: number }

/** How long that is for this process; null where it has no such length. */
export const lengthOf = (after: Deadline['after'], own: OwnLengths): Duration | null =>
  after === 'term' || after === 'usual' ? own[after] : after

export const findState = <V extends Vocabulary>(definition: ProcessDefinition<V>, id: string): State<V> | null =>
  definition.states.find((state) => state.id === id) ?? null
