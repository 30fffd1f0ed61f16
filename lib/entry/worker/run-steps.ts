/** The steps of a job that stand apart: one that is refused is said, and the rest goes on. */
import type { Logger } from 'pino'
import { OperatorRefusal } from '#lib/platform/operator-refusal.ts'

type Counts = Readonly<Record<string, number>>

/** What all that were done counted. Anything but a refusal ends the job, for it to be tried again. */
export async function runSteps(
  log: Pick<Logger, 'warn'>,
  steps: readonly (() => Promise<Counts>)[],
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const step of steps) {
    try {
      Object.assign(counts, await step())
    } catch (error) {
      if (!(error instanceof OperatorRefusal)) throw error
      log.warn(error.message)
    }
  }
  return counts
}
