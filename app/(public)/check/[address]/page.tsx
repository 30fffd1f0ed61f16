import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { PastLeases } from '#components/deals/past-leases.tsx'
import { AsnView } from '#components/diligence/asn-view.tsx'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { Unavailable } from '#components/shell/unavailable.tsx'
import { Instant } from '#components/ui/instant.tsx'
import { Mono } from '#components/ui/mono.tsx'
import { findLeaseRecord } from '#lib/deals/server/find-lease-record.ts'
import { decodeSegment } from '#lib/diligence/decode-segment.ts'
import { readSubject } from '#lib/diligence/read-subject.ts'
import { findAsn } from '#lib/diligence/server/find-asn.ts'
import { visitor } from '#lib/kernel/actor.ts'
import { asnPath, checkPath, dossierPath } from '#lib/paths.ts'
import { searchParamsOf } from '#lib/platform/search-params.ts'

type Props = PageProps<'/check/[address]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const asn = decodeSegment((await params).address)
  return { title: asn, description: `Who holds ${asn}, what it announces and how much of that is listed.` }
}

/** `/check/AS64500`; a prefix that comes as one segment goes on to its own page. */
export default async function AsnPage({ params, searchParams }: Props) {
  const actor = visitor()
  const text = decodeSegment((await params).address)
  const subject = readSubject(text)
  if (!subject.ok) redirect(`${checkPath}?prefix=${encodeURIComponent(text)}`)
  if (subject.value.kind === 'block') redirect(await blockPath(text, searchParams))
  const { asn } = subject.value
  if (text !== subject.value.canonical) redirect(asnPath(subject.value.canonical))
  const [answer, leases] = await Promise.all([findAsn(actor, asn), findLeaseRecord(actor, asn)])
  if (!answer.ok) return <Unavailable title={<Mono>{text}</Mono>} why={answer.error.message} />
  const { world, ...found } = answer.value
  return (
    <PageFrame
      world={world}
      bandNote={
        <>
          World clock <Instant at={found.dossier.at} />
        </>
      }
    >
      <AsnView
        {...found}
        world={world.id}
        address={{ path: asnPath(text), params: searchParamsOf(await searchParams) }}
      >
        <PastLeases asn={text} leases={leases} />
      </AsnView>
    </PageFrame>
  )
}

/** With the ASN that was asked about, if it is written as one. */
async function blockPath(prefix: string, searchParams: Props['searchParams']): Promise<`/check/${string}`> {
  const { asn } = await searchParams
  return typeof asn === 'string' ? `${dossierPath(prefix)}?asn=${encodeURIComponent(asn)}` : dossierPath(prefix)
}
