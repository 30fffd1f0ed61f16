/** The geofeed that a registration links, as its registry last said; nothing of it is fetched here. */

import { AnswerMark } from '#components/ui/answer-mark.tsx'
import { Instant } from '#components/ui/instant.tsx'
import { Link } from '#components/ui/link.tsx'
import { type RegistrationProblem, tellProblem } from '#lib/diligence/registration-problem.ts'
import type { RegistrationReading } from '#lib/diligence/registration-reading.ts'
import { sentenceCase } from '#lib/diligence/statements/wording.ts'
import { cloudFitPath } from '#lib/paths.ts'

const unasked = {
  answer: 'not-checked',
  says: 'no answer of its registry of the last week is about all of it',
} as const

type LinkedGeofeedProps = {
  prefix: string
  /** Null without an answer of the last week that is about all of it. */
  reading: RegistrationReading | null
  problem: RegistrationProblem | null
  canAsk: boolean
}

export function LinkedGeofeed({ prefix, reading, problem, canAsk }: LinkedGeofeedProps) {
  if (reading === null) {
    const { answer, says } = problem ? tellProblem(problem) : unasked
    return (
      <p className="flex flex-wrap gap-x-2.5">
        <AnswerMark answer={answer} />
        {sentenceCase(`${says}.`)}
        {canAsk && <Link href={cloudFitPath(prefix)}>It is asked under Cloud fit</Link>}
      </p>
    )
  }
  const { at, geofeed } = reading
  return (
    <p className="flex flex-wrap gap-x-2.5">
      <AnswerMark answer={geofeed === null ? 'nothing-found' : 'found'} />
      {geofeed !== null && (
        <a href={geofeed} rel="noreferrer nofollow" className="wrap-anywhere">
          {geofeed}
        </a>
      )}
      <span className="text-ink3">
        asked <Instant at={at} />
      </span>
    </p>
  )
}
