import type { Metadata } from 'next'
import { BlockPage } from '#components/diligence/block-page.tsx'
import { DataText } from '#components/diligence/data-text.tsx'
import { History } from '#components/diligence/history.tsx'
import { countMoments, saySummary } from '#components/diligence/timeline.tsx'
import { Unavailable } from '#components/shell/unavailable.tsx'
import { Link } from '#components/ui/link.tsx'
import { Mono } from '#components/ui/mono.tsx'
import { Section } from '#components/ui/section.tsx'
import { findDossier } from '#lib/diligence/server/find-dossier.ts'
import { sayAskedSources } from '#lib/diligence/statements/asked-sources.ts'
import { subjectOf } from '#lib/diligence/statements/subject.ts'
import { quantity } from '#lib/diligence/statements/wording.ts'
import { listDatedEvents } from '#lib/diligence/watch/dated-events.ts'
import { joinTimeline } from '#lib/diligence/watch/join-timeline.ts'
import { visitor } from '#lib/kernel/actor.ts'
import { watchPath } from '#lib/paths.ts'
import { askedBlock } from '../asked-block.ts'

type Props = PageProps<'/check/[address]/[length]/timeline'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { address, length } = await params
  return { title: `What changed about ${address}/${length}` }
}

/** All that successive snapshots tell of a block, and what sources date themselves. */
export default async function TimelinePage({ params }: Props) {
  const actor = visitor()
  const { block, prefix } = await askedBlock(params)
  const answer = await findDossier(actor, { block, asn: null })
  if (!answer.ok) return <Unavailable title={<Mono>{prefix}</Mono>} why={answer.error.message} />
  const { world, dossier, particulars, timeline } = answer.value
  const moments = countMoments(answer.value)
  const dated = listDatedEvents(subjectOf(dossier, particulars))
  return (
    <BlockPage {...{ world, prefix }} at={dossier.at} here="timeline">
      <Section
        title="What changed"
        note={moments > 1 ? `between ${moments} moments of the snapshots kept here` : null}
        aside={<Link href={watchPath}>Watch a block</Link>}
      >
        <p className="max-w-prose">{saySummary(timeline.length, moments)}</p>
        <p className="max-w-prose pt-1">
          {dated.length === 0
            ? 'No source that was asked dates an event of it by itself.'
            : `Beside it ${quantity(dated.length, 'event')} by the day that its own source gives: transfers, registrations, locks and holds.`}{' '}
          <DataText>{sayAskedSources(dossier, ['registrations', 'transfers', 'transfer-locks'])}</DataText>
        </p>
        <History entries={joinTimeline(timeline, dated)} today={dossier.at.slice(0, 10)} />
      </Section>
    </BlockPage>
  )
}
