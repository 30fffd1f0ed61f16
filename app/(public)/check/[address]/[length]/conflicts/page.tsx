import type { Metadata } from 'next'
import { BlockPage } from '#components/diligence/block-page.tsx'
import { ConflictDetails } from '#components/diligence/conflict-details.tsx'
import { ConflictTable } from '#components/diligence/conflict-table.tsx'
import { FactTable, mostRows } from '#components/diligence/fact-table.tsx'
import { Unavailable } from '#components/shell/unavailable.tsx'
import { Mono } from '#components/ui/mono.tsx'
import { Section } from '#components/ui/section.tsx'
import { listPermissions } from '#lib/deals/server/list-permissions.ts'
import { chooseShownRows } from '#lib/diligence/conflicts/choose-shown-rows.ts'
import { summariseConflicts } from '#lib/diligence/conflicts/conflict-words.ts'
import { describeRouteObjects } from '#lib/diligence/conflicts/route-object-details.ts'
import { routeObjectTable, summariseObjects } from '#lib/diligence/conflicts/route-object-words.ts'
import { conflictsCommand } from '#lib/diligence/dossier-command.ts'
import { conflictsOf, mendRows } from '#lib/diligence/server/find-conflicts.ts'
import { openSubject } from '#lib/diligence/server/open-subject.ts'
import { routeKinds, sayAskedSources } from '#lib/diligence/statements/asked-sources.ts'
import { quantity } from '#lib/diligence/statements/wording.ts'
import { findActor } from '#lib/identity/server/require-actor.ts'
import { askedBlock } from '../asked-block.ts'

type Props = PageProps<'/check/[address]/[length]/conflicts'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { address, length } = await params
  return { title: `Who may announce ${address}/${length}, against who does` }
}

/** Contract, ROA, route objects and BGP side by side, and the text of what to add or remove. */
export default async function ConflictsPage({ params }: Props) {
  const actor = await findActor()
  const { block, prefix } = await askedBlock(params)
  const opened = await openSubject(actor, { block, asn: null })
  if (!opened.ok) return <Unavailable title={<Mono>{prefix}</Mono>} why={opened.error.message} />
  const { world, isOfMarket, subject, evidence } = opened.value
  const { at } = subject.dossier
  const matrix = conflictsOf(opened.value, isOfMarket ? await listPermissions(actor, block) : null)
  const objects = describeRouteObjects(subject, evidence, mostRows)
  const { rows, detailed, left } = chooseShownRows(matrix.rows)
  const command = conflictsCommand(world.id, subject.dossier)
  return (
    <BlockPage {...{ world, prefix, at }} here="conflicts">
      <Section title="Who may announce it, against who does">
        <p className="max-w-prose pb-3">
          {summariseConflicts(matrix, evidence)}
          {!matrix.isContractAsked && ' Contracts were not asked: only the parties of a deal see what it says.'}
        </p>
        <p className="max-w-prose pb-3 text-label text-ink3">{sayAskedSources(subject.dossier, routeKinds)}</p>
        {rows.length > 0 && <ConflictTable rows={rows} linked={new Set(detailed)} />}
        {left > 0 && (
          <p className="pt-2 text-label text-ink3">
            {quantity(left, 'more pair')} not shown here: <Mono className="wrap-anywhere">{command}</Mono>
          </p>
        )}
      </Section>
      {detailed.length > 0 && (
        <Section title="What contradicts, and what to add or remove">
          {mendRows(opened.value, { rows: detailed, mend: matrix.mend }).map((row) => (
            <ConflictDetails key={`${row.prefix} ${row.origin}`} row={row} />
          ))}
        </Section>
      )}
      <Section title="Route objects, one by one" note="no object proves who its holder is now">
        <p className="max-w-prose pb-3">{summariseObjects(objects)}</p>
        {objects && objects.total > 0 && (
          <FactTable
            caption="Route objects, one by one: the rows"
            facts={routeObjectTable(objects)}
            command={command}
          />
        )}
      </Section>
    </BlockPage>
  )
}
