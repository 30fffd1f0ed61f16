import { AnswerShape } from '#components/ui/answer-mark.tsx'
import { Instant } from '#components/ui/instant.tsx'
import type { FetchFailure, FetchState } from '#lib/diligence/fetch-state.ts'
import { reasonWords } from './source-wording.ts'

/** A source that cannot be fetched: since when, why, and when it was last got. */
export function FetchFailureLine({ failure, fetch }: { failure: FetchFailure; fetch: FetchState }) {
  const { reason, sentence, since, times } = failure
  return (
    <p className="pb-1 wrap-anywhere">
      <AnswerShape answer="failed" className="mr-1.5 inline-block" />
      Not fetched since <Instant at={since} />, {reasonWords[reason]}: {sentence}{' '}
      {times > 1 && (
        <>
          Tried {times} times, last <Instant at={fetch.triedAt} />.{' '}
        </>
      )}
      {fetch.succeededAt === null ? (
        'It was never got.'
      ) : (
        <>
          Last got <Instant at={fetch.succeededAt} />.
        </>
      )}
    </p>
  )
}
