/** Days of a simulated world, counted from 1970-01-01 in UTC. Has no clock: whoever asks names the day. */
import { invariant } from '#lib/kernel/invariant.ts'

export type Day = number

const millisecondsPerDay = 86_400_000

/** The day of an ISO date `YYYY-MM-DD`. Throws on anything else: days come from code, not from people. */
export function dayOf(iso: string): Day {
  const day = Date.parse(`${iso}T00:00:00Z`) / millisecondsPerDay
  invariant(Number.isInteger(day) && formatDay(day) === iso, `${iso} is an ISO date`)
  return day
}

/** `YYYY-MM-DD` */
export function formatDay(day: Day): string {
  return formatInstant(day, 0).slice(0, 10)
}

/** `YYYYMMDD`, as statistics files and file names print it. */
export function compactDay(day: Day): string {
  return formatDay(day).replaceAll('-', '')
}

/** Seconds since 1970 of a moment of that day. */
export function unixTime(day: Day, secondOfDay: number): number {
  return day * 86_400 + secondOfDay
}

/** `YYYY-MM-DDTHH:MM:SSZ` */
export function formatInstant(day: Day, secondOfDay: number): string {
  return new Date(unixTime(day, secondOfDay) * 1000).toISOString().replace('.000Z', 'Z')
}

/** `Wed Apr  6 18:03:01 UTC 2016`, as Unix `date` prints it. */
export function formatUnixDate(day: Day, secondOfDay: number): string {
  const [weekday, date, month, year, time] = new Date(unixTime(day, secondOfDay) * 1000).toUTCString().split(' ')
  return `${weekday?.slice(0, 3)} ${month} ${String(Number(date)).padStart(2)} ${time} UTC ${year}`
}
