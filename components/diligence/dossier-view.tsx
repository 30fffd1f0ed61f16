/** The page of one block: what to think of it, the picture, the statements with their records, and what is not known. */
import type { ReactNode } from 'react'
import { Section } from '#components/ui/section.tsx'
import { mapBlock } from '#lib/diligence/block-map.ts'
import type { Dossier } from '#lib/diligence/dossier.ts'
import { dossierCommand } from '#lib/diligence/dossier-command.ts'
import { layLanes, ticksOf } from '#lib/diligence/lanes.ts'
import type { Particulars } from '#lib/diligence/particulars.ts'
import type { Snapshot } from '#lib/diligence/snapshot.ts'
import type { StatedDossier } from '#lib/diligence/statements/state-dossier.ts'
import { prefixFrom, subjectOf } from '#lib/diligence/statements/subject.ts'
import type { TimelineEvent } from '#lib/diligence/timeline-event.ts'
import { dossierJsonPath, dossierPath, dossierPdfPath, packPath } from '#lib/paths.ts'
import { AddressMap } from './address-map.tsx'
import { BlockTabs } from './block-tabs.tsx'
import { DossierHeader } from './dossier-header.tsx'
import { JumpNav } from './jump-nav.tsx'
import { Lanes } from './lanes.tsx'
import type { PageAddress } from './page-address.ts'
import type { ShownRecords } from './raw-records.tsx'
import { SourceList } from './source-list.tsx'
import { StatementList } from './statement-list.tsx'
import { countMoments } from './timeline.tsx'
import { TimelineSection } from './timeline-section.tsx'
import { UnknownList } from './unknown-list.tsx'
import { WhatIf } from './what-if.tsx'

type DossierViewProps = {
  address: PageAddress
  /** Id of the world the dossier is of. */
  world: string
  dossier: Dossier
  earlier: readonly Dossier[]
  particulars: Particulars
  stated: StatedDossier
  timeline: readonly TimelineEvent[]
  snapshots: readonly Snapshot[]
  records: readonly ShownRecords[]
  /** What the reader typed as their ASN, and what is wrong with it. */
  asn: { text: string; problem: string | null }
  /** What was asked of services outside, or the offer to ask them. */
  live: ReactNode
  /** What else on the page is jumped to, before the map. */
  jumps?: Parameters<typeof JumpNav>[0]['jumps']
  /** Between the heading and the picture: what a market says of the block. */
  children?: ReactNode
}

export function DossierView({
  address,
  world,
  dossier,
  earlier,
  particulars,
  stated,
  timeline,
  snapshots,
  records,
  asn,
  live,
  jumps,
  children,
}: DossierViewProps) {
  const { prefix, at, whatIf } = dossier
  const shown = { at, asn: whatIf?.origin }
  const hrefs = {
    json: dossierJsonPath(prefix, whatIf?.origin),
    pack: packPath(prefix, shown),
    pdf: dossierPdfPath(prefix, shown),
  }
  return (
    <div className="wrap grid grid-cols-[minmax(0,1fr)] gap-x-9 xl:grid-cols-[9.25rem_minmax(0,1fr)]">
      <JumpNav statements={stated.statements} jumps={jumps} />
      <div className="min-w-0">
        <DossierHeader dossier={dossier} stated={stated} hrefs={hrefs} />
        <div className="pb-6">
          <BlockTabs prefix={prefix} here={address.path === dossierPath(prefix) ? 'dossier' : null} />
        </div>
        {children}
        <Section id="map" title="The block, to scale" className="scroll-mt-12">
          <div className="grid grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-6 lg:grid-cols-[20.25rem_minmax(0,1fr)]">
            <AddressMap prefix={prefixFrom(dossier.prefix)} map={mapBlock(dossier)} />
            <Lanes lanes={layLanes(dossier)} axis={ticksOf(dossier.prefix)} />
          </div>
        </Section>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-9 pt-9 lg:grid-cols-[minmax(0,1fr)_16.75rem]">
          <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-9">
            <StatementList
              statements={stated.statements}
              snapshots={snapshots}
              records={records}
              prefix={prefix}
              command={dossierCommand(world, dossier)}
              address={address}
            />
            <TimelineSection prefix={prefix} events={timeline} moments={countMoments({ snapshots, earlier })} />
            <UnknownList unknowns={stated.unknowns} />
          </div>
          <aside aria-label="Ask further" className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-8">
            <WhatIf subject={subjectOf(dossier, particulars)} asnText={asn.text} problem={asn.problem} />
            {live}
            <SourceList dossier={dossier} />
          </aside>
        </div>
      </div>
    </div>
  )
}
