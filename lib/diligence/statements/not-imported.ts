/** Questions an engineer asks that no source here answers yet. They stand on the page as what they are: not checked. */
import type { Statement, Topic } from './statement.ts'

const questions = {
  location: {
    title: 'Location',
    text: 'Where databases place it: not checked. No geolocation provider and no geofeed is imported.',
  },
} as const satisfies Partial<Record<Topic, { title: string; text: string }>>

export function stateNotImported(topic: keyof typeof questions): Statement {
  return {
    topic,
    ...questions[topic],
    severity: 'notice',
    answers: [{ answer: 'not-checked', count: null }],
    headline: null,
    basis: [],
    asked: null,
    facts: null,
  }
}
