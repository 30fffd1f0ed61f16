/** When on a day the world's sources publish, as seconds after midnight UTC, and which day all of them have published. */
import { formatDay } from './day.ts'

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
