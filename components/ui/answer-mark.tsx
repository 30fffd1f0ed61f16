/**
 * The four answers, everywhere the same: a shape, a word and a colour.
 *
 * They are never merged: silence of a source, its failure and never having asked are different facts.
 */
import type { SVGProps } from 'react'
import type { Answer } from '#lib/kernel/answer.ts'
import { classNames } from './class-names.ts'

/** In which they are always told. */
export const answerOrder = ['found', 'nothing-found', 'failed', 'not-checked'] as const satisfies readonly Answer[]

export const answerWords: Record<Answer, string> = {
  found: 'Found',
  'nothing-found': 'Nothing found',
  failed: 'Source failed',
  'not-checked': 'Not checked',
}

const colours: Record<Answer, string> = {
  found: 'text-ink',
  'nothing-found': 'text-blue',
  failed: 'text-rust',
  'not-checked': 'text-grey',
}

/** Plain attributes: elements kept here would be one object on many places of a page, which React has to look up in each. */
const shapes: Record<Answer, SVGProps<SVGPathElement>> = {
  found: { d: 'M0 0h12v12H0z', fill: 'currentColor' },
  'nothing-found': { d: 'M1 1h10v10H1z', strokeWidth: '2' },
  failed: { d: 'M.5.5h11v11H.5zM.5.5l11 11M11.5.5l-11 11', strokeWidth: '1.4' },
  'not-checked': { d: 'M0 3.5 3.5 0M0 7.5 7.5 0M0 11.5 11.5 0M4 12l8-8M8 12l4-4', strokeWidth: '1.3' },
}

type ShapeProps = { answer: Answer; className?: string }

/** The bare 12 px cell, for places where the word stands elsewhere. */
export function AnswerShape({ answer, className }: ShapeProps) {
  return (
    <svg
      viewBox="0 0 12 12"
      fill="none"
      stroke={answer === 'found' ? 'none' : 'currentColor'}
      aria-hidden="true"
      className={classNames('size-3 flex-none translate-y-[0.11em]', colours[answer], className)}
    >
      <path {...shapes[answer]} />
    </svg>
  )
}

type AnswerMarkProps = {
  answer: Answer
  /** A closer word for this place, such as "12 records". The shape keeps its meaning. */
  word?: string
  /** In tables colour sits on the mark alone and the word stays ink. */
  inTable?: boolean
}

/** The cell with its word. */
export function AnswerMark({ answer, word = answerWords[answer], inTable = false }: AnswerMarkProps) {
  return (
    <span className={classNames('inline-flex items-baseline gap-1.5 whitespace-nowrap', !inTable && colours[answer])}>
      <AnswerShape answer={answer} />
      {word}
    </span>
  )
}
