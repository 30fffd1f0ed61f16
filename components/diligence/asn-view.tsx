/** The page of one AS: what to think of it, the statements with their records, and what is not known. */
import type { ReactNode } from 'react'
import { buttonClass } from '#components/ui/button.tsx'
import { Instant } from '#components/ui/instant.tsx'
import { Mono } from '#components/ui/mono.tsx'
import { formatAsn } from '#lib/address-space/asn.ts'
import type { AsnDossier } from '#lib/diligence/asn/asn-dossier.ts'
import { type AskedOutside, type StatedAsn, stateAsn } from '#lib/diligence/asn/statements/state-asn.ts'
import { asnCommand } from '#lib/diligence/dossier-command.ts'
import type { Snapshot } from '#lib/diligence/snapshot.ts'
import { quantity } from '#lib/diligence/statements/wording.ts'
import { asnJsonPath } from '#lib/paths.ts'
import { AskAboutAsn } from './ask-about-asn.tsx'
import type { PageAddress } from './page-address.ts'
import type { ShownRecords } from './raw-records.tsx'
import { SourceList } from './source-list.tsx'
import { StatementList } from './statement-list.tsx'
import { UnknownList } from './unknown-list.tsx'
import { VerdictSummary } from './verdict-summary.tsx'

type AsnViewProps = {
  /** Id of the world the dossier is of. */
  world: string
  dossier: AsnDossier
  snapshots: readonly Snapshot[]
  records: readonly ShownRecords[]
  asked: AskedOutside
  address: PageAddress
  /** What the house itself knows of the AS. */
  children?: ReactNode
}

export function AsnView({ world, dossier, snapshots, records, asked, address, children }: AsnViewProps) {
  const stated = stateAsn(dossier, asked)
  return (
    <div className="wrap">
      <AsnHeader dossier={dossier} stated={stated} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-9 lg:grid-cols-[minmax(0,1fr)_16.75rem]">
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-9">
          <StatementList
            statements={stated.statements}
            snapshots={snapshots}
            records={records}
            prefix={null}
            command={asnCommand(world, dossier)}
            address={address}
          />
          {children}
          <UnknownList unknowns={stated.unknowns} />
        </div>
        <aside aria-label="Sources" className="min-w-0">
          <div className="grid grid-cols-[minmax(0,1fr)] gap-9">
            <AskAboutAsn asn={formatAsn(dossier.asn)} asked={asked} />
            <SourceList dossier={dossier} />
          </div>
        </aside>
      </div>
    </div>
  )
}

function AsnHeader({ dossier, stated }: { dossier: AsnDossier; stated: StatedAsn }) {
  const asn = formatAsn(dossier.asn)
  return (
    <header className="grid items-start gap-x-9 gap-y-5 pt-5 pb-7 md:grid-cols-2 md:pt-7.5 xl:grid-cols-[minmax(18rem,1fr)_minmax(0,1.25fr)_16.75rem]">
      <div className="grid gap-2.5">
        <h1 className="-ml-0.5 font-mono text-compact md:text-prefix">
          <span className="text-ink3">AS</span>
          {dossier.asn}
        </h1>
        <p className="text-ink2">{describe(dossier)}</p>
      </div>
      <VerdictSummary {...stated} />
      <div className="grid content-start gap-2 md:max-xl:col-span-2">
        <p>
          <a href={asnJsonPath(asn)} className={buttonClass('plain')}>
            The same as JSON
          </a>
        </p>
        <p className="text-label text-ink3">
          Computed for <Instant at={dossier.at} />. <Mono>{asn}</Mono> is asked of IPv4 alone.
        </p>
      </div>
    </header>
  )
}

/** `12 prefixes · 4,096 addresses · NL` */
function describe({ announced, registrations }: AsnDossier): string {
  const countries = (registrations ?? []).flatMap(({ country }) => country ?? [])
  return [
    ...(announced ? [quantity(announced.routes.length, 'prefix'), quantity(announced.addresses, 'address')] : []),
    ...new Set(countries),
  ].join(' · ')
}
