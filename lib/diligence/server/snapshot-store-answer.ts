import { OperatorRefusal } from '#lib/platform/operator-refusal.ts'
import type { Stored } from '../blob-store.ts'

/** What the store answers. That it could not be asked is the operator's to mend, and stops what was begun. */
export async function answerOfStore<T>(asked: Stored<T>): Promise<T> {
  const answer = await asked
  if (answer.ok) return answer.value
  throw new OperatorRefusal(`The snapshot store: ${answer.error.message} What is imported here stays as it is.`)
}
