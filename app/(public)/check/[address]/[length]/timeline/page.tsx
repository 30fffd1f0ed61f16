import type { Metadata } from 'next'
import { BlockPage } from '#components/diligence/block-page.tsx'
import { countMoments, saySummary, Timeline } from '#components/diligence/timeline.tsx'
import { Unavailable } from '#components/shell/unavailable.tsx'
import { Link } from '#components/ui/link.tsx'
import { Mono } from '#components/ui/mono.tsx'
import { Section } from '#components/ui/section.tsx'
import { findDossier } from '#lib/diligence/server/find-dossier.ts'
import { visitor } from '#lib/kernel/actor.ts'
import { watchPath } from '#lib/paths.ts'
import { askedBlock } from '../asked-block.ts'

type Props = PageProps<'/check/[address]/[length]/timeline'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { address, length } = await params
  return { title: `What changed about ${address}/${length}` }
}

/** All that successive snapshots tell of a block. */
export default async function TimelinePage({ params }: Props) {
  const actor = visitor()
  const { block, prefix } = await askedBlock(params)
  const answer = await findDossier(actor, { block, asn: null })
  if (!answer.ok) return <Unavailable title={<Mono>{prefix}</Mono>} why={answer.error.message} />
  const { world, dossier, timeline } = answer.value
  const moments = countMoments(answer.value)
  return (
    <BlockPage {...{ world, prefix }} at={dossier.at} here="timeline">
      <Section
        title="What changed"
        note={moments > 1 ? `between ${moments} moments of the snapshots kept here` : null}
        aside={<Link href={watchPath}>Watch a block</Link>}
      >
        <p className="max-w-prose">{saySummary(timeline.length, moments)}</p>
        <Timeline events={timeline} />
      </Section>
    </BlockPage>
  )
}
