/** Lets go of what services outside once answered and have answered anew since. May be repeated at any moment. */
import type { Actor } from '#lib/kernel/actor.ts'
import { deleteSupersededAnswers } from './outside-answer-store.ts'

export async function letGoOfAnswers(actor: Actor): Promise<{ deleted: number }> {
  return { deleted: await deleteSupersededAnswers(actor) }
}
