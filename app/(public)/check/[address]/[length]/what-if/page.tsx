import type { Metadata } from 'next'
import { BlockPage } from '#components/diligence/block-page.tsx'
import { ForesightView } from '#components/diligence/foresight-view.tsx'
import { PlanForms } from '#components/diligence/plan-forms.tsx'
import { Unavailable } from '#components/shell/unavailable.tsx'
import { Mono } from '#components/ui/mono.tsx'
import { Section } from '#components/ui/section.tsx'
import { planCommand } from '#lib/diligence/dossier-command.ts'
import { openSubject } from '#lib/diligence/server/open-subject.ts'
import { routeKinds, sayAskedSources } from '#lib/diligence/statements/asked-sources.ts'
import { readAskedPlan } from '#lib/diligence/what-if/asked-plan.ts'
import { asnOfPlan, foresee } from '#lib/diligence/what-if/foresee.ts'
import { visitor } from '#lib/kernel/actor.ts'
import { searchParamsOf } from '#lib/platform/search-params.ts'
import { askedBlock } from '../asked-block.ts'

type Props = PageProps<'/check/[address]/[length]/what-if'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { address, length } = await params
  return { title: `What if: plans for ${address}/${length}` }
}

/** A plan for a block, tried on the records of now. */
export default async function WhatIfPage({ params, searchParams }: Props) {
  const actor = visitor()
  const { block, prefix } = await askedBlock(params)
  const asked = readAskedPlan(block, searchParamsOf(await searchParams))
  const opened = await openSubject(actor, { block, asn: asnOfPlan(asked.plan) })
  if (!opened.ok) return <Unavailable title={<Mono>{prefix}</Mono>} why={opened.error.message} />
  const { world, subject, evidence } = opened.value
  return (
    <BlockPage {...{ world, prefix }} at={subject.dossier.at} here="what-if">
      <Section title="What if">
        <PlanForms prefix={prefix} length={block.length} asked={asked} />
      </Section>
      {asked.plan && (
        <ForesightView
          foresight={foresee(subject, evidence, asked.plan)}
          command={planCommand(world.id, subject.dossier, asked.plan)}
        />
      )}
      {asked.plan && (
        <p className="max-w-prose text-label text-ink3">
          {sayAskedSources(subject.dossier, asked.plan.kind === 'split' ? [...routeKinds, 'blocklist'] : routeKinds)}
        </p>
      )}
    </BlockPage>
  )
}
