import { readCompactDate } from '#lib/kernel/calendar-date.ts'

/** A day in a file's name (`…-20260619.txt`), for formats that carry no date of their own. */
export function dayInName(name: string): string | null {
  for (const [digits] of name.matchAll(/(?<!\d)(?:19|20)\d{6}(?!\d)/g)) {
    const day = readCompactDate(digits)
    if (day !== null) return day
  }
  return null
}
