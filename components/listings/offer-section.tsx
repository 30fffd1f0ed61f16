/** What a market says of a block, before what the sources say: price, terms, what is free, gates, history, order. */

import { Fragment } from 'react'
import { Instant } from '#components/ui/instant.tsx'
import { Link } from '#components/ui/link.tsx'
import { Section } from '#components/ui/section.tsx'
import { SeverityMark } from '#components/ui/severity-mark.tsx'
import { formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import { enumerate, sentenceCase } from '#lib/diligence/statements/wording.ts'
import type { GateFinding } from '#lib/listings/gate.ts'
import type { Listing } from '#lib/listings/listing.ts'
import { listOrderable } from '#lib/listings/orderable-parts.ts'
import { dossierPath } from '#lib/paths.ts'
import { registryInSentence } from '#lib/registry/rir.ts'
import { FreeMap } from './free-map.tsx'
import { GateList } from './gate-list.tsx'
import { OrderPanel } from './order-panel.tsx'
import { PriceTable } from './price-table.tsx'

type OfferSectionProps = {
  listing: Listing
  sellerName: string
  gates: readonly GateFinding[]
  gatesCheckedAt: Date | null
  provenAt: Date | null
  history: readonly { seq: number; words: string; at: Date }[]
  taken: readonly Prefix[]
  /** Where parts were sold here: the prefix that the page is about, and what else is left; else null. */
  left: { widest: Prefix; others: readonly Prefix[] } | null
  order: Omit<Parameters<typeof OrderPanel>[0], 'listing' | 'taken'>
}

export function OfferSection(props: OfferSectionProps) {
  const { listing, gates, gatesCheckedAt, taken, order } = props
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-9 pb-9 lg:grid-cols-[minmax(0,1fr)_23.25rem]">
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-9">
        <Section id="prices" title="On offer" note={`by ${props.sellerName}`}>
          {props.left && <WhatIsLeft block={listing.block} left={props.left} />}
          <PriceTable prices={listing.prices} goneLengths={goneLengthsOf(listing, taken)} />
        </Section>
        <Section title="What was checked before it was offered">
          <GateList gates={gates} checkedAt={gatesCheckedAt} />
        </Section>
        <Section title="Terms and history">
          <Terms {...props} />
        </Section>
      </div>
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-8">
        {listing.state === 'published' ? (
          <OrderPanel listing={listing} taken={taken} {...order} />
        ) : (
          <Section id="order" title="Nobody can order now" className="scroll-mt-12">
            <p>
              <SeverityMark severity="blocker" word="Frozen" />
            </p>
            <p className="pt-2">{listing.stateReason ?? 'Facts about the block changed since it was offered.'}</p>
          </Section>
        )}
        <Section title="Free now">
          <FreeMap block={listing.block} taken={taken} />
        </Section>
      </div>
    </div>
  )
}

function goneLengthsOf({ block, prices }: Listing, taken: readonly Prefix[]): number[] {
  const orderable = listOrderable({ block, prices }, taken, 1).map(({ length }) => length)
  return prices.map(({ partLength }) => partLength).filter((length) => !orderable.includes(length))
}

function WhatIsLeft({
  block,
  left: { widest, others },
}: {
  block: Prefix
  left: NonNullable<OfferSectionProps['left']>
}) {
  return (
    <p className="max-w-prose pb-3">
      Of the listed <span className="data">{formatPrefix(block)}</span> parts are sold and their buyers’ now. This page
      is about what is left: <span className="data">{formatPrefix(widest)}</span>
      {others.map((other) => (
        <Fragment key={other.address}>
          , <Link href={dossierPath(formatPrefix(other))}>{formatPrefix(other)}</Link>
        </Fragment>
      ))}
      .{others.length > 0 && ' The map and the statements below are of the first; each other has a dossier of its own.'}
    </p>
  )
}

function Terms({ listing, provenAt, history }: OfferSectionProps) {
  const { terms, registry } = listing
  const uses = terms.permittedUses
  return (
    <div className="grid max-w-prose gap-2.5">
      {terms.lease && (
        <p>
          A lease runs {terms.lease.shortestMonths} to {terms.lease.longestMonths} months.
        </p>
      )}
      {listing.prices.some(({ dealType }) => dealType === 'rent') && <p>A rent runs from month to month.</p>}
      <p>
        {uses.length > 0
          ? `A lessee may use it for ${enumerate(uses, uses.length)}.`
          : 'No use by a lessee is laid down.'}
      </p>
      <p>
        {provenAt ? (
          <>
            The seller proved control at {registryInSentence(registry)}, <Instant at={provenAt.toISOString()} />.
          </>
        ) : (
          'Control of the block is not proven.'
        )}
      </p>
      {terms.note !== '' && (
        <blockquote className="border-l-2 border-rule2 pl-3 whitespace-pre-line">{terms.note}</blockquote>
      )}
      <ol className="text-label text-ink2">
        {history.map(({ seq, words, at }) => (
          <li key={seq} className="flex gap-3 border-t border-rule py-1">
            <Instant at={at.toISOString()} /> {sentenceCase(words)}
          </li>
        ))}
      </ol>
    </div>
  )
}
