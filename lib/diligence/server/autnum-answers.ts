/** Whom registries named as holders of AS numbers within the last minutes, in this process and nowhere else. Asks nobody. */
import type { Actor } from '#lib/kernel/actor.ts'
import { keptMs } from '../ask-again.ts'
import type { AutnumAnswer } from '../asn/registered-autnum.ts'
import type { OutsideAnswer } from '../outside.ts'
import { KeptAnswers } from './kept-answers.ts'

type Answer = OutsideAnswer<AutnumAnswer>

// Next bundles page and route apart from each other: one asks, the other shows.
declare global {
  var dotquadAutnumAnswers: KeptAnswers<Answer> | undefined
}

function keptAnswers(): KeptAnswers<Answer> {
  globalThis.dotquadAutnumAnswers ??= new KeptAnswers({ keptMs, mostKept: 1000 })
  return globalThis.dotquadAutnumAnswers
}

/** Null where nobody asked within the last five minutes. */
export const findAutnum = (_actor: Actor, asn: number): Answer | null => keptAnswers().find(String(asn))

export function keepAutnum(asn: number, answer: Answer): void {
  keptAnswers().keep(String(asn), answer)
}
