/**
 * The same question for many at once: who asks while an answer is under way shares the next asking with whoever else
 * came meanwhile. So a question is out once at a time, and nobody gets an answer that was asked for before they came.
 */
export function shareAsking<T>(ask: () => Promise<T>): () => Promise<T> {
  let running: Promise<unknown> = Promise.resolve()
  let next: Promise<T> | null = null
  const start = (): Promise<T> => {
    next = null
    const asked = ask()
    running = asked
    return asked
  }
  return () => {
    // However the asking before it ended.
    next ??= running.then(start, start)
    return next
  }
}
