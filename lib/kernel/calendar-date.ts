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

const two = (number: number) => String(number).padStart(2, '0')
