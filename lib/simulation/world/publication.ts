/** When the world's sources publish, and which of their files are out at a moment. */
import { type Day, formatDay, formatInstant, momentOfInstant } from './day.ts'
import type { WorldEvent } from './world-event.ts'

/** Seconds after midnight UTC of what a source publishes about a day. */
export const publishedAt = { transferLogs: 661, blocklists: 1_274, vrps: 1_903 } as const

/**
 * ISO date of the last day whose files are all out at `moment` (ISO instant).
 *
 * A file dated later than the moment is no evidence yet: just after midnight the newest day is yesterday.
 */
export function newestPublishedDay(moment: string): string {
  const seconds = Date.parse(moment) / 1000 - Math.max(...Object.values(publishedAt))
  return formatDay(Math.floor(seconds / 86_400))
}

/** Validators, collectors, logs and lists run three times an hour, from one in the morning on. */
const runsADay = 72
const firstRun = 1 / 24

/**
 * ISO instant of the newest run by `moment` that shows what the runs before it did not; null where the files of the
 * newest day show everything already. A run that nothing happened before would only repeat the last one.
 */
export function newestRun(events: readonly WorldEvent[], moment: string): string | null {
  const now = momentOfInstant(moment)
  const midnight = momentOfInstant(newestPublishedDay(moment))
  const runs = events.map(({ at }) => runAfter(momentOfInstant(at))).filter((run) => run > midnight && run <= now)
  return runs.length === 0 ? null : formatInstant(Math.max(...runs), 0)
}

/** What happens after the last run of a day is shown by the files of the next. */
function runAfter(moment: Day): Day {
  const run = (Math.floor(moment * runsADay) + 1) / runsADay
  return Math.max(run, Math.floor(moment) + firstRun)
}
