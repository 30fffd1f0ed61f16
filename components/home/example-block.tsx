/** The block that the second door opens on, told from its own dossier: nothing here is written by hand. */

import { AddressMap } from '#components/diligence/address-map.tsx'
import { DataText } from '#components/diligence/data-text.tsx'
import { RawRecords, type ShownRecords } from '#components/diligence/raw-records.tsx'
import { BitRuler } from '#components/ui/bit-ruler.tsx'
import { Link } from '#components/ui/link.tsx'
import { PrefixTitle } from '#components/ui/prefix-title.tsx'
import { Tape } from '#components/ui/tape.tsx'
import { mapBlock } from '#lib/diligence/block-map.ts'
import type { Dossier } from '#lib/diligence/dossier.ts'
import type { Snapshot } from '#lib/diligence/snapshot.ts'
import { sourceOf } from '#lib/diligence/source-catalogue.ts'
import type { StatedDossier } from '#lib/diligence/statements/state-dossier.ts'
import type { Statement } from '#lib/diligence/statements/statement.ts'
import { prefixFrom } from '#lib/diligence/statements/subject.ts'
import type { WorldRow } from '#lib/diligence/world.ts'
import { dossierPath } from '#lib/paths.ts'
import { chooseStatements } from './choose-statements.ts'
import { ExampleStatements } from './example-statements.tsx'

const mostStatements = 7
const mostRecords = 2

type ExampleBlockProps = {
  world: WorldRow
  dossier: Dossier
  stated: StatedDossier
  snapshots: readonly Snapshot[]
  records: readonly ShownRecords[]
}

export function ExampleBlock({ world, dossier, stated, snapshots, records }: ExampleBlockProps) {
  const { verdict, statements } = stated
  const prefix = prefixFrom(dossier.prefix)
  const proof = findProof(statements, snapshots, records)
  return (
    <section data-accent={world.accent} aria-labelledby="example-verdict" className="bg-well py-7 md:py-9">
      <div className="wrap grid gap-x-13 gap-y-8 lg:grid-cols-[19rem_minmax(0,1fr)]">
        <div className="grid max-w-90 content-start gap-2">
          <p className="flex items-baseline gap-2.5 text-table font-bold text-accent">
            <Tape />
            {world.title}, an example
          </p>
          <PrefixTitle as="p" size="compact" prefix={dossier.prefix} />
          <div className="pb-3">
            <BitRuler length={prefix.length} />
          </div>
          <AddressMap prefix={prefix} map={mapBlock(dossier)} />
        </div>
        <div className="grid content-start gap-4">
          <h2 id="example-verdict" className="text-verdict text-balance md:text-title">
            <DataText>{verdict}</DataText>
          </h2>
          <ExampleStatements statements={chooseStatements(statements, mostStatements)} />
          {proof && <RawRecords {...proof} />}
          <p>
            <Link href={dossierPath(dossier.prefix)}>
              All {statements.length} statements on {dossier.prefix}, its history and its raw records
            </Link>
          </p>
        </div>
      </div>
    </section>
  )
}

/** What a blocker rests on, as it stands in the source's own file; of several sources the one with the most records. */
function findProof(
  statements: readonly Statement[],
  snapshots: readonly Snapshot[],
  records: readonly ShownRecords[],
): { title: string; records: ShownRecords } | null {
  const basis = statements.filter(({ severity }) => severity === 'blocker').flatMap((statement) => statement.basis)
  const proofs = records.flatMap((own) => {
    const snapshot = snapshots.find(({ source }) => source === own.source)
    if (!snapshot || own.total === 0 || !basis.some(({ source }) => source === own.source)) return []
    const { title, terms } = sourceOf(own.source, snapshot.kind)
    return terms.mayShowPublic ? [{ title, records: { ...own, records: own.records.slice(0, mostRecords) } }] : []
  })
  const [richest] = proofs.sort((a, b) => b.records.total - a.records.total)
  return richest ?? null
}
