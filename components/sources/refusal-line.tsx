import { AnswerShape } from '#components/ui/answer-mark.tsx'
import { Instant } from '#components/ui/instant.tsx'
import type { FileRefusal } from '#lib/diligence/source-state.ts'

/** A file that was not imported: when, which, where in it, and why. */
export function RefusalLine({ refusal: { fileName, line, reason, at } }: { refusal: FileRefusal }) {
  return (
    <p className="pb-1 wrap-anywhere">
      <AnswerShape answer="failed" className="mr-1.5 inline-block" />
      Refused <Instant at={at} />: <span className="data">{fileName}</span>
      {line !== null && `, line ${line}`}: {reason}
    </p>
  )
}
