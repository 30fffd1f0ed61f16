/** Writes down what a service outside answered about a block of the market's world. Asking has succeeded without it. */
import type { Actor } from '#lib/kernel/actor.ts'
import { makeLog } from '#lib/platform/log.ts'
import { insertOutsideAnswer, type SaidOutside } from './outside-answer-store.ts'
import { noteAnswer } from './outside-answers.ts'

export async function keepAnswer(actor: Actor, said: SaidOutside): Promise<void> {
  try {
    await insertOutsideAnswer(actor, said)
    noteAnswer()
  } catch (error) {
    // The reader has the answer all the same; it is only not there any more later.
    makeLog('outside').warn({ error: error instanceof Error ? error.message : error }, 'an answer was not kept')
  }
}
