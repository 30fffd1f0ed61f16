/** The last transfer on record; one without a date never stands for the last. */
export function newestTransfer<T extends { date: string | null }>(transfers: readonly T[]): T | undefined {
  return [...transfers].sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? 1 : -1))[0]
}

/** The day of the last transfer, where an object that was `changed` then has not been touched since; else null. */
export function transferSince(changed: string | null, transfers: readonly { date: string | null }[]): string | null {
  const last = newestTransfer(transfers)?.date ?? null
  return changed !== null && last !== null && changed < last ? last : null
}
