import { formatSpan } from '#lib/kernel/format-span.ts'

type LatenessProps = { dueAt: Date | null; now: Date; isYours: boolean }

/** How late whoever must act is, as the end of a sentence; nothing where nobody is. */
export function Lateness({ dueAt, now, isYours }: LatenessProps) {
  const late = dueAt ? now.getTime() - dueAt.getTime() : 0
  if (late <= 0) return null
  return (
    <>
      {isYours ? ' You are late by ' : ' It is late by '}
      <span className="whitespace-nowrap text-amber">{formatSpan(late)}</span>.
    </>
  )
}
