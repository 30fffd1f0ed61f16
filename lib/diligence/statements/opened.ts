/**
 * Which statements of a page stand open to their records. Its address says so: a page with the evidence that somebody
 * means is a link, it needs no script, and nobody is sent thousands of records to look at one.
 */
import type { Statement } from './statement.ts'

/** `?open=holder+rpki`, `all` or `none`. */
export const openParameter = 'open'

type Stated<T extends string> = Pick<Statement<T>, 'topic' | 'severity'>

/** Where the address says nothing, the first blocker stands open. Words that name no statement say nothing either. */
export function openedTopics<T extends string>(statements: readonly Stated<T>[], asked: string | null): ReadonlySet<T> {
  const topics = statements.map(({ topic }) => topic)
  if (asked === 'all') return new Set(topics)
  if (asked !== null) {
    const named = new Set(asked.split(' '))
    return new Set(topics.filter((topic) => named.has(topic)))
  }
  return new Set(
    statements
      .filter(({ severity }) => severity === 'blocker')
      .map(({ topic }) => topic)
      .slice(0, 1),
  )
}

/** What the address says once `topic` is opened, or closed where it stood open. */
export function toggleTopic<T extends string>(opened: ReadonlySet<T>, topic: T): string {
  const others = [...opened].filter((other) => other !== topic)
  const left = opened.has(topic) ? others : [...others, topic]
  return left.length === 0 ? 'none' : left.join(' ')
}
