import { realDay } from '#lib/kernel/calendar-date.ts'
import { UsageProblem } from './usage.ts'

/**
 * The moment `--at` names, or now, as an ISO instant. A bare day means all of it was known: its last
 * millisecond in UTC.
 */
export function momentOption(given: string | undefined): string {
  if (given === undefined) return new Date().toISOString()
  if (/^\d{4}-\d{2}-\d{2}$/.test(given) && isMoment(`${given}T23:59:59.999Z`)) return `${given}T23:59:59.999Z`
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(given) && isMoment(given)) return given
  throw new UsageProblem(`--at "${given}" is no ISO 8601 moment. Write 2026-06-20 or 2026-06-20T09:00:00Z.`)
}

/** Date.parse alone takes 30 February for 2 March. */
function isMoment(text: string): boolean {
  return !Number.isNaN(Date.parse(text)) && realDay(text.slice(0, 10)) !== null
}
