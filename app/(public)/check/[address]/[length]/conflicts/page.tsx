import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { BlockPageHeader } from '#components/diligence/block-page-header.tsx'
import { ConflictDetails } from '#components/diligence/conflict-details.tsx'
import { ConflictTable } from '#components/diligence/conflict-table.tsx'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { Unavailable } from '#components/shell/unavailable.tsx'
import { Instant } from '#components/ui/instant.tsx'
import { Mono } from '#components/ui/mono.tsx'
import { Section } from '#components/ui/section.tsx'
import { listPermissions } from '#lib/deals/server/list-permissions.ts'
import { chooseShownRows } from '#lib/diligence/conflicts/choose-shown-rows.ts'
import { summariseConflicts } from '#lib/diligence/conflicts/conflict-words.ts'
import { parseCheckableBlock } from '#lib/diligence/parse-checkable-block.ts'
import { conflictsOf } from '#lib/diligence/server/find-conflicts.ts'
import { openSubject } from '#lib/diligence/server/open-subject.ts'
import { quantity } from '#lib/diligence/statements/wording.ts'
import { findActor } from '#lib/identity/server/require-actor.ts'
import { checkPath } from '#lib/paths.ts'

type Props = PageProps<'/check/[address]/[length]/conflicts'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { address, length } = await params
  return {
    title: `${address}/${length}: conflicts`,
    description: 'Who may announce it, what validates, what is registered and what is seen, against each other.',
  }
}

export default async function ConflictsPage({ params }: Props) {
  const actor = await findActor()
  const { address, length } = await params
  const text = `${address}/${length}`
  const block = parseCheckableBlock(text)
  if (!block.ok) redirect(`${checkPath}?prefix=${encodeURIComponent(text)}`)
  const opened = await openSubject(actor, { block: block.value, asn: null })
  if (!opened.ok) return <Unavailable title={<Mono>{text}</Mono>} why={opened.error.message} />
  const { world, subject } = opened.value
  const matrix = conflictsOf(opened.value, await listPermissions(actor, block.value))
  const { rows, detailed, left } = chooseShownRows(matrix.rows)
  return (
    <PageFrame
      world={world}
      bandNote={
        <>
          World clock <Instant at={subject.dossier.at} />
        </>
      }
    >
      <div className="wrap grid grid-cols-[minmax(0,1fr)] gap-9 pb-13">
        <BlockPageHeader prefix={text} title="Who may announce it, against who does">
          <p>{summariseConflicts(matrix)}</p>
          {!matrix.isContractAsked && (
            <p>Contracts were not asked: only the parties of a deal see what it says of a block.</p>
          )}
        </BlockPageHeader>
        {rows.length > 0 && (
          <Section title="Contract, ROA, route object, BGP" id="matrix">
            <ConflictTable rows={rows} linked={new Set(detailed)} />
            {left > 0 && (
              <p className="pt-2 text-label text-ink3">
                {quantity(left, 'more pair')} not shown here:{' '}
                <Mono>{`npx dotquad conflicts ${text} --world ${world.id} --at ${subject.dossier.at}`}</Mono>
              </p>
            )}
          </Section>
        )}
        {detailed.length > 0 && (
          <Section title="What to add or remove" id="remedies">
            {detailed.map((row) => (
              <ConflictDetails key={`${row.prefix} ${row.origin}`} row={row} />
            ))}
          </Section>
        )}
      </div>
    </PageFrame>
  )
}
