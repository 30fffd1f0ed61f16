/** A moment as snapshots are dated: ISO 8601 in UTC, to the second; null for one that no calendar has. */
export function isoInstant(milliseconds: number): string | null {
  const moment = new Date(milliseconds)
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString().replace(/\.\d+Z$/, 'Z')
}
