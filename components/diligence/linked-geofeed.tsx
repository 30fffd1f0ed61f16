/** The geofeed that a registration links, as its registry last said; fetched only where a reader asks for it. */

import { AnswerMark } from '#components/ui/answer-mark.tsx'
import { Instant } from '#components/ui/instant.tsx'
import { Link } from '#components/ui/link.tsx'
import { type FeedStanding, feedAskedAgainAt } from '#lib/diligence/geofeed/feed-standing.ts'
import { type RegistrationProblem, tellProblem } from '#lib/diligence/registration-problem.ts'
import type { RegistrationReading } from '#lib/diligence/registration-reading.ts'
import { sentenceCase } from '#lib/diligence/statements/wording.ts'
import { cloudFitPath } from '#lib/paths.ts'
import { AskForm } from './ask-form.tsx'
import { FeedReading } from './feed-reading.tsx'

const unasked = {
  answer: 'not-checked',
  says: 'no answer of its registry of the last week is about all of it',
} as const

type LinkedGeofeedProps = {
  prefix: string
  /** Null without an answer of the last week that is about all of it. */
  reading: RegistrationReading | null
  problem: RegistrationProblem | null
  /** What the feed said, where it was fetched lately. */
  feed: FeedStanding | null
  canAsk: boolean
  canFetch: boolean
}

export function LinkedGeofeed({ prefix, reading, problem, feed, canAsk, canFetch }: LinkedGeofeedProps) {
  if (reading === null) {
    const { answer, says } = problem ? tellProblem(problem) : unasked
    return (
      <>
        <p className="flex flex-wrap gap-x-2.5">
          <AnswerMark answer={answer} />
          {sentenceCase(`${says}.`)}
          {canAsk && !canFetch && <Link href={cloudFitPath(prefix)}>It is asked under Cloud fit</Link>}
        </p>
        {canFetch && (
          <AskForm prefix={prefix} of="geofeed" label="Ask its registry, and read the feed it links">
            The registry that IANA names for it is asked; a feed that it links is fetched by https, and from public
            addresses alone.
          </AskForm>
        )}
      </>
    )
  }
  const { at, geofeed } = reading
  const again = feed && feedAskedAgainAt(feed)
  return (
    <>
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
      {feed && <FeedReading standing={feed} />}
      {geofeed !== null && canFetch && (
        <AskForm prefix={prefix} of="geofeed" label={feed ? 'Fetch it again' : 'Fetch it and read what it says'}>
          The feed is fetched from the address above, by https and from public addresses alone, and kept for an hour
          with its time.
          {again && (
            <>
              {' '}
              It is fetched again from <Instant at={again} /> on; before, what stands here is shown.
            </>
          )}
        </AskForm>
      )}
      {geofeed !== null && !canFetch && (
        <p className="flex flex-wrap gap-x-2.5 pt-3">
          <AnswerMark answer="not-checked" /> What it says was not read: nothing outside is fetched here for this block.
        </p>
      )}
    </>
  )
}
