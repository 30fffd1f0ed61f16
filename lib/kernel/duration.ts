/** Lengths of time as ISO 8601 writes them, one unit each: `PT30M`, `PT1H`, `P14D`, `P12M`. In UTC. */
import { addMonths } from './calendar-date.ts'
import { invariant } from './invariant.ts'

export type Duration = `PT${number}${'M' | 'H'}` | `P${number}${'D' | 'M'}`

const minuteMs = 60_000
const unitMs = { minute: minuteMs, hour: 60 * minuteMs, day: 24 * 60 * minuteMs } as const

type Unit = keyof typeof unitMs | 'month'

function read(duration: Duration): { count: number; unit: Unit } {
  const match = /^P(T?)(\d+)([MHD])$/.exec(duration)
  invariant(match, 'a duration has one unit')
  const [, time, count, letter] = match
  const units: Record<string, Unit> = { TM: 'minute', TH: 'hour', D: 'day', M: 'month' }
  const unit = units[`${time}${letter}`]
  invariant(unit, 'days have no hours of their own')
  return { count: Number(count), unit }
}

/** The moment `duration` after `moment`; months keep the day and the hour, or take the month's last day. */
export function addDuration(moment: Date, duration: Duration): Date {
  const { count, unit } = read(duration)
  if (unit !== 'month') return new Date(moment.getTime() + count * unitMs[unit])
  const iso = moment.toISOString()
  return new Date(`${addMonths(iso, count)}${iso.slice(10)}`)
}

/** Milliseconds, a month counted as 31 days: never less than it takes. */
export function longestMs(duration: Duration): number {
  const { count, unit } = read(duration)
  return count * (unit === 'month' ? 31 * unitMs.day : unitMs[unit])
}

/** `30 minutes`, `1 hour`, `14 days` */
export function formatDuration(duration: Duration): string {
  const { count, unit } = read(duration)
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}
