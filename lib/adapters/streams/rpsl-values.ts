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
