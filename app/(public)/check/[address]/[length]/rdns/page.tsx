import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { AskForm } from '#components/diligence/ask-form.tsx'
import { ReverseZones } from '#components/diligence/reverse-zones.tsx'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { Unavailable } from '#components/shell/unavailable.tsx'
import { Instant } from '#components/ui/instant.tsx'
import { Mono } from '#components/ui/mono.tsx'
import { PrefixTitle } from '#components/ui/prefix-title.tsx'
import { Section } from '#components/ui/section.tsx'
import { parseCheckableBlock } from '#lib/diligence/parse-checkable-block.ts'
import { findDossier } from '#lib/diligence/server/find-dossier.ts'
import { mayAskAbout } from '#lib/diligence/server/may-ask-about.ts'
import { stateReverseDns } from '#lib/diligence/statements/reverse-dns.ts'
import { subjectOf } from '#lib/diligence/statements/subject.ts'
import { visitor } from '#lib/kernel/actor.ts'
import { checkPath, dossierPath } from '#lib/paths.ts'

type Props = PageProps<'/check/[address]/[length]/rdns'>

const prefixText = async (params: Props['params']): Promise<string> => {
  const { address, length } = await params
  return `${address}/${length}`
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const prefix = await prefixText(params)
  return {
    title: `Reverse DNS of ${prefix}`,
    description: `To whom the reverse zones of ${prefix} are delegated, and which of these servers have them.`,
  }
}

export default async function ReverseDnsPage({ params }: Props) {
  const actor = visitor()
  const text = await prefixText(params)
  const block = parseCheckableBlock(text)
  if (!block.ok) redirect(`${checkPath}?prefix=${encodeURIComponent(text)}`)
  const answer = await findDossier(actor, { block: block.value, asn: null })
  if (!answer.ok) return <Unavailable title={<Mono>{text}</Mono>} why={answer.error.message} />
  const { world, dossier, particulars } = answer.value
  const last = particulars.reverse.state === 'kept' ? particulars.reverse.last : null
  return (
    <PageFrame world={world}>
      <div className="wrap grid grid-cols-[minmax(0,1fr)] gap-9 pt-8">
        <header className="grid gap-2">
          <PrefixTitle prefix={text} size="compact" />
          <p className="max-w-prose text-ink2">{stateReverseDns(subjectOf(dossier, particulars)).text}</p>
          <p className="text-label">
            <Link href={dossierPath(text)}>All that is known of it</Link>
          </p>
        </header>
        {last && (
          <Section
            title="Its reverse zones"
            aside={
              <p className="text-label text-ink3">
                Asked <Instant at={last.at} /> through <Mono>{last.reading.resolver}</Mono>, then each server itself.
              </p>
            }
          >
            <ReverseZones zones={last.reading.zones} />
          </Section>
        )}
        {mayAskAbout(actor, block.value).reverseDns && (
          <AskForm prefix={text} of="reverse-dns" label={last ? 'Ask DNS again' : 'Ask DNS'}>
            The names of its reverse zones are sent to a resolver, and to the name servers that it tells. The answers
            are kept with their time. This may take half a minute where servers are silent.
          </AskForm>
        )}
      </div>
    </PageFrame>
  )
}
