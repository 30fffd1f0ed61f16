/** Reads `YYYYMMDD` as a real day of the calendar, `YYYY-MM-DD`; null for anything else, 00000000 included. */
export function readCompactDate(text: string): string | null {
  if (!/^\d{8}$/.test(text)) return null
  return realDay(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`)
}

/** The text itself where it is a real day written `YYYY-MM-DD`, else null: 2025-02-30 is none. */
export function realDay(text: string): string | null {
  const moment = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  return !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(text) ? text : null
}
