import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { DossierView } from '#components/diligence/dossier-view.tsx'
import { LiveAnswers } from '#components/diligence/live-answers.tsx'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { Unavailable } from '#components/shell/unavailable.tsx'
import { Instant } from '#components/ui/instant.tsx'
import { Mono } from '#components/ui/mono.tsx'
import { parseAsn } from '#lib/address-space/asn.ts'
import { decodeSegment } from '#lib/diligence/decode-segment.ts'
import type { AskedHistory } from '#lib/diligence/origin-history.ts'
import type { OutsideAnswers } from '#lib/diligence/outside.ts'
import { parseCheckableBlock } from '#lib/diligence/parse-checkable-block.ts'
import { findDossier } from '#lib/diligence/server/find-dossier.ts'
import { findOutsideAnswers } from '#lib/diligence/server/outside-answers.ts'
import { governingRir } from '#lib/diligence/statements/held-rows.ts'
import { restateDossier } from '#lib/diligence/statements/state-dossier.ts'
import { visitor } from '#lib/kernel/actor.ts'
import { checkPath, dossierPath } from '#lib/paths.ts'
import { searchParamsOf } from '#lib/platform/search-params.ts'
import { explainStatus } from '#lib/registry/explain-status.ts'

type Props = PageProps<'/check/[...prefix]'>

/** `/check/196.251.64.0/18` comes as two segments. */
const prefixText = async (params: Props['params']): Promise<string> => {
  const { prefix } = await params
  return prefix.map(decodeSegment).join('/')
}

/** What RIPEstat answered of its origins within the last minutes; null where it was not asked, or did not answer. */
function historyIn(answers: OutsideAnswers | null): AskedHistory | null {
  const history = answers?.history
  return history?.state === 'answered' ? { at: history.at, history: history.value } : null
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const prefix = await prefixText(params)
  return {
    title: prefix,
    description: `Who holds, announces, validates and lists ${prefix}, each statement with its record.`,
  }
}

export default async function DossierPage({ params, searchParams }: Props) {
  const actor = visitor()
  const text = await prefixText(params)
  const block = parseCheckableBlock(text)
  // The form says what is wrong with it and suggests the right one; a page that says only "not found" helps nobody.
  if (!block.ok) redirect(`${checkPath}?prefix=${encodeURIComponent(text)}`)
  const asked = searchParamsOf(await searchParams)
  const asnText = asked.get('asn')?.trim() ?? ''
  const asn = asnText === '' ? null : parseAsn(asnText)
  const origin = asn?.ok ? asn.value : null
  const problem = asn && !asn.ok ? asn.error.message : null
  const answer = await findDossier(actor, { block: block.value, asn: origin })
  if (!answer.ok) return <Unavailable title={<Mono>{text}</Mono>} why={answer.error.message} />
  const { world, ...found } = answer.value
  const answers = world.knownOutside ? findOutsideAnswers(actor, block.value) : null
  const explain = (printed: string | null) =>
    explainStatus(found.particulars.rules, governingRir(found.dossier), printed)
  return (
    <PageFrame
      world={world}
      bandNote={
        <>
          World clock <Instant at={found.dossier.at} />
        </>
      }
    >
      <DossierView
        {...found}
        stated={restateDossier(found, { originHistory: historyIn(answers), refusedAsn: problem })}
        address={{ path: dossierPath(found.dossier.prefix), params: asked }}
        world={world.id}
        asn={{ text: asnText, problem }}
        live={
          world.knownOutside && <LiveAnswers prefix={text} asn={origin} answers={answers} explainStatus={explain} />
        }
      />
    </PageFrame>
  )
}
