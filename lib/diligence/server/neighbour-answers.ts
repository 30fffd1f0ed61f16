/** What was answered about the neighbours of AS numbers within the last minutes, in this process. Asks nobody. */
import type { Actor } from '#lib/kernel/actor.ts'
import { keptMs } from '../ask-again.ts'
import type { NeighboursSeen } from '../asn/neighbours.ts'
import type { OutsideAnswer } from '../outside.ts'
import { KeptAnswers } from './kept-answers.ts'

type Answer = OutsideAnswer<NeighboursSeen>

// Next bundles page and route apart from each other: one asks, the other shows.
declare global {
  var dotquadNeighbourAnswers: KeptAnswers<Answer> | undefined
}

function keptAnswers(): KeptAnswers<Answer> {
  globalThis.dotquadNeighbourAnswers ??= new KeptAnswers({ keptMs, mostKept: 1000 })
  return globalThis.dotquadNeighbourAnswers
}

/** Null where nobody asked within the last five minutes. */
export const findNeighbours = (_actor: Actor, asn: number): Answer | null => keptAnswers().find(String(asn))

export function keepNeighbours(asn: number, answer: Answer): void {
  keptAnswers().keep(String(asn), answer)
}
