import type { Metadata } from 'next'
import { AskForm } from '#components/diligence/ask-form.tsx'
import { BlockPage } from '#components/diligence/block-page.tsx'
import { CloudDemands } from '#components/diligence/cloud-demands.tsx'
import { DataText } from '#components/diligence/data-text.tsx'
import { FactTable } from '#components/diligence/fact-table.tsx'
import { RegistrationFailure } from '#components/diligence/registration-failure.tsx'
import { Unavailable } from '#components/shell/unavailable.tsx'
import { Instant } from '#components/ui/instant.tsx'
import { Mono } from '#components/ui/mono.tsx'
import { Section } from '#components/ui/section.tsx'
import { judgeCloudRecords, tabulateCloudRecords } from '#lib/diligence/judge-cloud-records.ts'
import { registrationStatusOf } from '#lib/diligence/registration-status.ts'
import { findDossier } from '#lib/diligence/server/find-dossier.ts'
import { mayAskAbout } from '#lib/diligence/server/may-ask-about.ts'
import { stateCloudFit } from '#lib/diligence/statements/cloud-fit.ts'
import { cloudRules } from '#lib/diligence/statements/cloud-rules.ts'
import { governingRir } from '#lib/diligence/statements/held-rows.ts'
import { tellInetnums, tellStatus } from '#lib/diligence/statements/inetnums.ts'
import { subjectOf } from '#lib/diligence/statements/subject.ts'
import { visitor } from '#lib/kernel/actor.ts'
import { explainStatus } from '#lib/registry/explain-status.ts'
import { askedBlock } from '../asked-block.ts'

type Props = PageProps<'/check/[address]/[length]/cloud'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { address, length } = await params
  return { title: `Cloud fit of ${address}/${length}` }
}

/** What each cloud demands of a block, and how this one meets it. */
export default async function CloudFitPage({ params }: Props) {
  const actor = visitor()
  const { block, prefix } = await askedBlock(params)
  const answer = await findDossier(actor, { block, asn: null })
  if (!answer.ok) return <Unavailable title={<Mono>{prefix}</Mono>} why={answer.error.message} />
  const { world, dossier, particulars } = answer.value
  const subject = subjectOf(dossier, particulars)
  const { text, facts } = stateCloudFit(subject)
  const database = tellInetnums(subject)
  const { registration, registrationProblem: problem, rules } = particulars
  const told = registrationStatusOf(subject)
  return (
    <BlockPage {...{ world, prefix }} at={dossier.at} here="cloud">
      <Section title="Cloud fit">
        <p className="max-w-prose pb-3">{text}</p>
        {facts && <FactTable caption="Each cloud, and whether the block meets it" facts={facts} command={null} />}
      </Section>
      <Section title="What it wants on record">
        <p className="max-w-prose pb-3">Its holder can change all of this, before the block is brought along.</p>
        <FactTable
          caption="What clouds want on record"
          facts={tabulateCloudRecords(judgeCloudRecords(subject))}
          command={null}
        />
      </Section>
      <Section title="Its registration">
        {registration ? (
          <p className="max-w-prose">
            RDAP told <Mono>{registration.status ?? 'no status'}</Mono> for {registration.start} to {registration.end},{' '}
            <Instant at={registration.at} />. {explainStatus(rules, governingRir(dossier), registration.status)}
          </p>
        ) : (
          problem === null && <p className="max-w-prose">{tellStatus(subject)}</p>
        )}
        {(registration || problem) && told !== null && told.source !== 'rdap' && (
          <p className="max-w-prose pt-2">{tellStatus(subject)}</p>
        )}
        {database.sentences.map((sentence) => (
          <p key={sentence} className="max-w-prose pt-2">
            <DataText>{sentence}</DataText>
          </p>
        ))}
        {database.facts && (
          <div className="pt-3">
            <FactTable caption="Registries’ databases and RDAP" facts={database.facts} command={null} />
          </div>
        )}
        {problem && <RegistrationFailure problem={problem} />}
        {mayAskAbout(actor, block).registration && (
          <AskForm
            {...{ prefix }}
            of="registration"
            label={registration || problem ? 'Ask the registry again' : 'Ask the registry'}
          >
            The prefix is sent to its registry, by RDAP. What it says of the status is kept with its time, and it is not
            asked again within five minutes, nor within two where it failed.
          </AskForm>
        )}
      </Section>
      <Section title="The demands, as read">
        <CloudDemands rules={cloudRules} />
      </Section>
    </BlockPage>
  )
}
