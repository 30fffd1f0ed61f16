/** One change: how much it weighs, the sentence, and between which snapshots it was noticed. */
import { Instant } from '#components/ui/instant.tsx'
import type { TimelineEvent } from '#lib/diligence/timeline-event.ts'
import { changeKinds } from '#lib/diligence/watch/change-kinds.ts'
import { TierMark } from './tier-mark.tsx'

export function ChangeLine({ event }: { event: TimelineEvent }) {
  const { tier, kind, sentence, source, beforeAsOf, afterAsOf } = event
  return (
    <>
      <p>
        <TierMark tier={tier} word={changeKinds[kind].title} />
      </p>
      <p className="max-w-prose">{sentence}</p>
      <p className="text-label text-ink3">
        {source}, between <Instant at={beforeAsOf} missing="an undated snapshot" /> and{' '}
        <Instant at={afterAsOf} missing="an undated one" />
      </p>
    </>
  )
}

/** What it was and what it is, where the change is one of a figure or of a state. */
export function BeforeAfter({ event: { before, after } }: { event: TimelineEvent }) {
  if (before === null || after === null) return null
  return (
    <p className="text-label text-ink3">
      Before: {before}. After: {after}.
    </p>
  )
}
