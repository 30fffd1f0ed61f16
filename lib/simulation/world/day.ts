/**
 * Days of a simulated world, counted from 1970-01-01 in UTC. Has no clock: whoever asks names the day.
 *
 * A whole number is the first moment of a day; a moment within it, to the second, is a fraction more.
 */
import { invariant } from '#lib/kernel/invariant.ts'

export type Day = number

const millisecondsPerDay = 86_400_000

/** The day of an ISO date `YYYY-MM-DD`. Throws on anything else: days come from code, not from people. */
export function dayOf(iso: string): Day {
  const day = Date.parse(`${iso}T00:00:00Z`) / millisecondsPerDay
  invariant(Number.isInteger(day) && formatDay(day) === iso, `${iso} is an ISO date`)
  return day
}

/** The moment of an ISO instant, to the second below. */
export function momentOfInstant(iso: string): Day {
  return Math.floor(Date.parse(iso) / 1000) / 86_400
}

/** `YYYY-MM-DD` */
export function formatDay(day: Day): string {
  return formatInstant(day, 0).slice(0, 10)
}

/** `YYYYMMDD`, as statistics files and file names print it. */
export function compactDay(day: Day): string {
  return formatDay(day).replaceAll('-', '')
}

/** `20261124` for a day, `20261124T102000Z` for a moment within one: the date in a file's name. */
export function dateStamp(day: Day): string {
  return Number.isInteger(day) ? compactDay(day) : formatInstant(day, 0).replaceAll(/[-:]/g, '')
}

/** Seconds since 1970 of a moment `seconds` after `day`. */
export function unixTime(day: Day, seconds: number): number {
  return Math.round(day * 86_400) + seconds
}

/** The second at which a fact happened: a fact that knows its day alone is given `secondOfDay`. */
export function secondWithin(day: Day, secondOfDay: number): number {
  return Number.isInteger(day) ? secondOfDay : 0
}

/** `YYYY-MM-DDTHH:MM:SSZ` */
export function formatInstant(day: Day, seconds: number): string {
  return new Date(unixTime(day, seconds) * 1000).toISOString().replace('.000Z', 'Z')
}

/** `Wed Apr  6 18:03:01 UTC 2016`, as Unix `date` prints it. */
export function formatUnixDate(day: Day, seconds: number): string {
  const [weekday, date, month, year, time] = new Date(unixTime(day, seconds) * 1000).toUTCString().split(' ')
  return `${weekday?.slice(0, 3)} ${month} ${String(Number(date)).padStart(2)} ${time} UTC ${year}`
}
