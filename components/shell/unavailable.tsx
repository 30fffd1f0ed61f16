import type { ReactNode } from 'react'
import { AnswerMark } from '#components/ui/answer-mark.tsx'
import { PageFrame } from './page-frame.tsx'

type UnavailableProps = { title: ReactNode; why: string }

/** A page with no answer, which must not read like one. */
export function Unavailable({ title, why }: UnavailableProps) {
  return (
    <PageFrame>
      <div className="wrap grid max-w-prose gap-4 pt-8 pb-13">
        <h1 className="text-compact">{title}</h1>
        <p>
          <AnswerMark answer="not-checked" />
        </p>
        <p className="text-ink2">{why}</p>
      </div>
    </PageFrame>
  )
}
