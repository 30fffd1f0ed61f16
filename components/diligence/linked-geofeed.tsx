/** The geofeed that a registration links, as its registry last said; nothing of it is fetched here. */
import { AnswerMark } from '#components/ui/answer-mark.tsx'
import { Instant } from '#components/ui/instant.tsx'
import type { RegistrationReading } from '#lib/diligence/registration-reading.ts'

export function LinkedGeofeed({ reading }: { reading: RegistrationReading | null }) {
  if (reading === null) {
    return (
      <p className="flex flex-wrap gap-x-2.5">
        <AnswerMark answer="not-checked" />
        Its registry was not asked within the last week; the dossier has a button for it.
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
