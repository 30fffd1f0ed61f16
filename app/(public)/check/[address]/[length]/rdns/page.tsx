import type { Metadata } from 'next'
import { AskForm } from '#components/diligence/ask-form.tsx'
import { BlockPage } from '#components/diligence/block-page.tsx'
import { ReverseZones } from '#components/diligence/reverse-zones.tsx'
import { Unavailable } from '#components/shell/unavailable.tsx'
import { Instant } from '#components/ui/instant.tsx'
import { Mono } from '#components/ui/mono.tsx'
import { Section } from '#components/ui/section.tsx'
import { findDossier } from '#lib/diligence/server/find-dossier.ts'
import { mayAskAbout } from '#lib/diligence/server/may-ask-about.ts'
import { stateReverseDns } from '#lib/diligence/statements/reverse-dns.ts'
import { subjectOf } from '#lib/diligence/statements/subject.ts'
import { visitor } from '#lib/kernel/actor.ts'
import { askedBlock } from '../asked-block.ts'

type Props = PageProps<'/check/[address]/[length]/rdns'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { address, length } = await params
  return { title: `Reverse DNS of ${address}/${length}` }
}

/** To whom the reverse zones of a block are delegated, and which of these servers have them. */
export default async function ReverseDnsPage({ params }: Props) {
  const actor = visitor()
  const { block, prefix } = await askedBlock(params)
  const answer = await findDossier(actor, { block, asn: null })
  if (!answer.ok) return <Unavailable title={<Mono>{prefix}</Mono>} why={answer.error.message} />
  const { world, dossier, particulars } = answer.value
  const last = particulars.reverse.state === 'kept' ? particulars.reverse.last : null
  return (
    <BlockPage {...{ world, prefix }} at={dossier.at} here="rdns">
      <Section title="Reverse DNS">
        <p className="max-w-prose">{stateReverseDns(subjectOf(dossier, particulars)).text}</p>
        {last && (
          <p className="pt-1 text-label text-ink3">
            Asked <Instant at={last.at} /> through <Mono>{last.reading.resolver}</Mono>, then each server itself.
          </p>
        )}
        {mayAskAbout(actor, block).reverseDns && (
          <AskForm {...{ prefix }} of="reverse-dns" label={last ? 'Ask DNS again' : 'Ask DNS'}>
            The names of its reverse zones are sent to a resolver, and to the name servers that it tells. The answers
            are kept with their time, and DNS is not asked again within five minutes, nor within two where it failed.
            This may take half a minute where servers are silent.
          </AskForm>
        )}
      </Section>
      {last && (
        <Section title="Its zones">
          <ReverseZones zones={last.reading.zones} />
        </Section>
      )}
    </BlockPage>
  )
}
