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

/** The same for a question with a key: those who ask the same share. Nothing is kept once it is answered. */
export function shareAskingOf<Question, T>(
  keyOf: (question: Question) => string,
  ask: (question: Question) => Promise<T>,
): (question: Question) => Promise<T> {
  const asked = new Map<string, { share: () => Promise<T>; waiting: number }>()
  return async (question) => {
    const key = keyOf(question)
    const entry = asked.get(key) ?? { share: shareAsking(() => ask(question)), waiting: 0 }
    asked.set(key, entry)
    entry.waiting++
    try {
      return await entry.share()
    } finally {
      entry.waiting--
      if (entry.waiting === 0) asked.delete(key)
    }
  }
}
