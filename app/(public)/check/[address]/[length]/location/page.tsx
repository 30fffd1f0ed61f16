import type { Metadata } from 'next'
import { BlockPage } from '#components/diligence/block-page.tsx'
import { LinkedGeofeed } from '#components/diligence/linked-geofeed.tsx'
import { LocationTables } from '#components/diligence/location-tables.tsx'
import { Unavailable } from '#components/shell/unavailable.tsx'
import { Link } from '#components/ui/link.tsx'
import { Mono } from '#components/ui/mono.tsx'
import { Section } from '#components/ui/section.tsx'
import { SeverityMark } from '#components/ui/severity-mark.tsx'
import { findLocation } from '#lib/diligence/server/find-location.ts'
import { mayAskAbout } from '#lib/diligence/server/may-ask-about.ts'
import { visitor } from '#lib/kernel/actor.ts'
import { geofeedToolPath, locationJsonPath } from '#lib/paths.ts'
import { askedBlock } from '../asked-block.ts'

type Props = PageProps<'/check/[address]/[length]/location'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { address, length } = await params
  return { title: `Where ${address}/${length} is said to be` }
}

/** What each source of locations says of a block, and where they contradict each other. */
export default async function LocationPage({ params }: Props) {
  const actor = visitor()
  const { block, prefix } = await askedBlock(params)
  const answer = await findLocation(actor, block)
  if (!answer.ok) return <Unavailable title={<Mono>{prefix}</Mono>} why={answer.error.message} />
  const { world, at, statement, location, snapshots, reading, problem, feed } = answer.value
  const may = mayAskAbout(actor, block)
  return (
    <BlockPage {...{ world, prefix, at }} here="location">
      <Section
        title="Where it is said to be"
        note={statement.asked && `asked: ${statement.asked}`}
        aside={<a href={locationJsonPath(prefix)}>The same as JSON</a>}
      >
        <p className="flex max-w-prose gap-2.5">
          <span className="pt-0.5">
            <SeverityMark severity={statement.severity} />
          </span>
          {statement.text}
        </p>
      </Section>
      <Section id="geofeed" title="The geofeed of its registration">
        <LinkedGeofeed {...{ prefix, reading, problem, feed }} canAsk={may.registration} canFetch={may.geofeed} />
      </Section>
      {location && location.voices.length > 0 && <LocationTables location={location} snapshots={snapshots} />}
      <p className="max-w-prose text-ink2">
        A network says where its addresses are in a geofeed that its registration links (RFC 8805, RFC 9632), and
        providers read it. <Link href={geofeedToolPath}>Have a geofeed looked through</Link> before it is published.
      </p>
      <p className="text-label text-ink3">
        Recompute:{' '}
        <Mono className="wrap-anywhere">{`npx dotquad location ${prefix} --world ${world.id} --at ${at} --json`}</Mono>
      </p>
    </BlockPage>
  )
}
