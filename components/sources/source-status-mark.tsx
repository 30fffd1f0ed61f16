import { AnswerMark } from '#components/ui/answer-mark.tsx'
import type { SourceStatus } from '#lib/diligence/dossier.ts'
import type { Answer } from '#lib/kernel/answer.ts'

const marks: Record<SourceStatus, { answer: Answer; word: string }> = {
  observed: { answer: 'found', word: 'Observed' },
  // An old record is a record: it is used, and said to be old.
  stale: { answer: 'found', word: 'Stale' },
  failed: { answer: 'failed', word: 'Source failed' },
  'not-configured': { answer: 'not-checked', word: 'Not checked' },
}

type SourceStatusMarkProps = {
  status: SourceStatus
  /** How many sources are in this state. */
  count?: number
}

/** The state of a source, in the marks of the answers it can give. */
export function SourceStatusMark({ status, count }: SourceStatusMarkProps) {
  const { answer, word } = marks[status]
  return <AnswerMark answer={answer} word={count === undefined ? word : `${word} ${count}`} inTable />
}
