/** `Retry-After` in milliseconds from `now`, in either of its two forms (RFC 9110 10.2.3), or null. */
export function readRetryAfter(text: string | null, now: number): number | null {
  if (text === null) return null
  const waitMs = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now
  return Number.isNaN(waitMs) ? null : Math.max(waitMs, 0)
}
