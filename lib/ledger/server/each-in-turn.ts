/** Does something for each, though it may fail for one of them. */

/** Every one is tried; then the first error is thrown, so that whoever called knows. */
export async function eachInTurn<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const failures: unknown[] = []
  for (const item of items) {
    const [outcome] = await Promise.allSettled([work(item)])
    if (outcome.status === 'rejected') failures.push(outcome.reason)
  }
  if (failures.length > 0) throw failures[0]
}
