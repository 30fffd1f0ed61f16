/** A length of time as people say it: the two largest units, nothing rounded up. */

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

/** `101 hours` -> `4 days 5 hours`; under a minute is `less than a minute`. Milliseconds, zero or more. */
export function formatSpan(ms: number): string {
  let rest = ms
  const parts: string[] = []
  for (const [name, length] of units) {
    const count = Math.floor(rest / length)
    rest -= count * length
    // The unit after the first one said is the last: "4 days 5 hours", and "4 days" where the hours are none.
    if (count > 0) parts.push(`${count} ${name}${count === 1 ? '' : 's'}`)
    else if (parts.length > 0) break
    if (parts.length === 2) break
  }
  return parts.join(' ') || 'less than a minute'
}
