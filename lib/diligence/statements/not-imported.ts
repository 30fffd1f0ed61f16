/** Questions an engineer asks that no source here answers yet. They stand on the page as what they are: not checked. */
import type { Statement, Topic } from './statement.ts'

const questions = {
  rdns: { title: 'rDNS', text: 'Whether its reverse zones are delegated: not checked. No name server is asked.' },
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
