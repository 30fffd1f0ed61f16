/** What services outside answered within the last minutes, in this process. Asks nobody. */
import { formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import { keptMs } from '../ask-again.ts'
import type { OutsideAnswers } from '../outside.ts'
import { KeptAnswers } from './kept-answers.ts'

const mostKept = 1000

// Next bundles page and route apart from each other: one asks, the other shows.
declare global {
  var dotquadOutsideAnswers: KeptAnswers<OutsideAnswers> | undefined
  var dotquadAnswersGiven: number | undefined
}

function keptAnswers(): KeptAnswers<OutsideAnswers> {
  globalThis.dotquadOutsideAnswers ??= new KeptAnswers({ keptMs, mostKept })
  return globalThis.dotquadOutsideAnswers
}

const nobodyAsked: OutsideAnswers = {
  ...{ network: null, routing: null, history: null, collectors: null, routeObjects: null },
}

/** What was answered about the block within the last five minutes; null where nobody asked. */
export const findOutsideAnswers = (_actor: Actor, block: Prefix): OutsideAnswers | null =>
  keptAnswers().find(formatPrefix(block))

/** Beside what was answered by the others. */
export function keepOutsideAnswers(block: Prefix, answers: Partial<OutsideAnswers>): OutsideAnswers {
  const kept = { ...(keptAnswers().find(formatPrefix(block)) ?? nobodyAsked), ...answers }
  keptAnswers().keep(formatPrefix(block), kept)
  noteAnswer()
  return kept
}

/** A page that is shown twice within a second is made once, unless somebody asked in between. */
export const answersGiven = (): number => globalThis.dotquadAnswersGiven ?? 0

export function noteAnswer(): void {
  globalThis.dotquadAnswersGiven = answersGiven() + 1
}
