/** The last transfer on record; one without a date never stands for the last. */
export function newestTransfer<T extends { date: string | null }>(transfers: readonly T[]): T | undefined {
  return [...transfers].sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? 1 : -1))[0]
}
