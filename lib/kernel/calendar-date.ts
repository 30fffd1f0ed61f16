/** Days of the calendar as `YYYY-MM-DD` text, in UTC. An ISO instant is taken for the day it falls on. */

/** The same day `months` later; where that month is too short, its last day. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.slice(0, 10).split('-').map(Number)
  const index = year * 12 + (month - 1) + months
  const target = { year: Math.floor(index / 12), month: (index % 12) + 1 }
  const lastDay = new Date(Date.UTC(target.year, target.month, 0)).getUTCDate()
  return [String(target.year).padStart(4, '0'), two(target.month), two(Math.min(day, lastDay))].join('-')
}

/** Whole days from one day to another; negative when `to` is the earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / 86_400_000)
}

/** The text itself where it is a real day written `YYYY-MM-DD`, else null: 2025-02-30 is none. */
export function realDay(text: string): string | null {
  const moment = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  return !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(text) ? text : null
}

/** Reads `YYYYMMDD` as a real day, `YYYY-MM-DD`; null for anything else, 00000000 included. */
export function readCompactDate(text: string): string | null {
  if (!/^\d{8}$/.test(text)) return null
  return realDay(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`)
}

const two = (number: number) => String(number).padStart(2, '0')
