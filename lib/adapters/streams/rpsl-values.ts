/** Values that several classes of RPSL objects have alike. */
import { realDay } from '#lib/kernel/calendar-date.ts'

/** A maintainer may stand on a line of its own or in a list of several. */
export function maintainersOf(values: readonly string[] = []): string | null {
  const names = values.flatMap((value) => value.split(/[\s,]+/)).filter((name) => name !== '')
  return [...new Set(names)].join(',') || null
}

/** Registries of old have no such dates, or others' forms of them. */
export function dayOf(values: readonly string[] = []): string | null {
  return realDay((values[0] ?? '').slice(0, 10))
}

/** The newest of the lines `changed: who YYYYMMDD` (RFC 2622 section 3.1), which dumps without `last-modified` have. */
export function dayChanged(values: readonly string[] = []): string | null {
  const days = values.flatMap((value) => {
    const [, year, month, day] = /\s(\d{4})(\d\d)(\d\d)$/.exec(value.trim()) ?? []
    return year ? (realDay(`${year}-${month}-${day}`) ?? []) : []
  })
  return days.sort().at(-1) ?? null
}
