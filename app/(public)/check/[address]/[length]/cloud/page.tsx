import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { AskForm } from '#components/diligence/ask-form.tsx'
import { CloudDemands } from '#components/diligence/cloud-demands.tsx'
import { FactTable } from '#components/diligence/fact-table.tsx'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { Unavailable } from '#components/shell/unavailable.tsx'
import { Instant } from '#components/ui/instant.tsx'
import { Mono } from '#components/ui/mono.tsx'
import { PrefixTitle } from '#components/ui/prefix-title.tsx'
import { Section } from '#components/ui/section.tsx'
import { parseCheckableBlock } from '#lib/diligence/parse-checkable-block.ts'
import { findDossier } from '#lib/diligence/server/find-dossier.ts'
import { mayAskAbout } from '#lib/diligence/server/may-ask-about.ts'
import { stateCloudFit } from '#lib/diligence/statements/cloud-fit.ts'
import { cloudRules } from '#lib/diligence/statements/cloud-rules.ts'
import { governingRir } from '#lib/diligence/statements/held-rows.ts'
import { subjectOf } from '#lib/diligence/statements/subject.ts'
import { visitor } from '#lib/kernel/actor.ts'
import { checkPath, dossierPath } from '#lib/paths.ts'
import { explainStatus } from '#lib/registry/explain-status.ts'

type Props = PageProps<'/check/[address]/[length]/cloud'>

const prefixText = async (params: Props['params']): Promise<string> => {
  const { address, length } = await params
  return `${address}/${length}`
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const prefix = await prefixText(params)
  return {
    title: `Cloud fit of ${prefix}`,
    description: `What each cloud demands of a block, and how ${prefix} meets it.`,
  }
}

export default async function CloudFitPage({ params }: Props) {
  const actor = visitor()
  const text = await prefixText(params)
  const block = parseCheckableBlock(text)
  if (!block.ok) redirect(`${checkPath}?prefix=${encodeURIComponent(text)}`)
  const answer = await findDossier(actor, { block: block.value, asn: null })
  if (!answer.ok) return <Unavailable title={<Mono>{text}</Mono>} why={answer.error.message} />
  const { world, dossier, particulars } = answer.value
  const { text: said, facts } = stateCloudFit(subjectOf(dossier, particulars))
  const { registration, rules } = particulars
  return (
    <PageFrame world={world}>
      <div className="wrap grid grid-cols-[minmax(0,1fr)] gap-9 pt-8">
        <header className="grid gap-2">
          <PrefixTitle prefix={text} size="compact" />
          <p className="max-w-prose text-ink2">{said}</p>
          <p className="text-label">
            <Link href={dossierPath(text)}>All that is known of it</Link>
          </p>
        </header>
        <Section title="How it meets what clouds take">
          {facts && <FactTable caption="Cloud fit" facts={facts} />}
        </Section>
        <Section title="Its registration">
          {registration ? (
            <p className="max-w-prose">
              RDAP told <Mono>{registration.status ?? 'no status'}</Mono> for {registration.start} to {registration.end}
              , <Instant at={registration.at} />. {explainStatus(rules, governingRir(dossier), registration.status)}
            </p>
          ) : (
            <p className="max-w-prose">Its status was not read: statistics do not tell it, and nobody asked RDAP.</p>
          )}
          {mayAskAbout(actor, block.value).registration && (
            <AskForm
              prefix={text}
              of="registration"
              label={registration ? 'Ask the registry again' : 'Ask the registry'}
            >
              The prefix is sent to its registry, by RDAP. What it says of the status is kept with its time.
            </AskForm>
          )}
        </Section>
        <Section title="The demands, as read">
          <CloudDemands rules={cloudRules} />
        </Section>
      </div>
    </PageFrame>
  )
}
