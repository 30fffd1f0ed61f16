/** What a market says of a block, before what the sources say: price, terms, what is free, gates, history, order. */
import { Instant } from '#components/ui/instant.tsx'
import { Section } from '#components/ui/section.tsx'
import { SeverityMark } from '#components/ui/severity-mark.tsx'
import type { Prefix } from '#lib/address-space/prefix.ts'
import { enumerate, sentenceCase } from '#lib/diligence/statements/wording.ts'
import type { GateFinding } from '#lib/listings/gate.ts'
import type { Listing } from '#lib/listings/listing.ts'
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
  order: Omit<Parameters<typeof OrderPanel>[0], 'listing' | 'taken'>
}

export function OfferSection(props: OfferSectionProps) {
  const { listing, gates, gatesCheckedAt, taken, order } = props
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-9 pb-9 lg:grid-cols-[minmax(0,1fr)_23.25rem]">
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-9">
        <Section id="prices" title="On offer" note={`by ${props.sellerName}`}>
          <PriceTable prices={listing.prices} />
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
          <Section title="Nobody can order now">
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

function Terms({ listing: { terms, registry }, provenAt, history }: OfferSectionProps) {
  const uses = terms.permittedUses
  return (
    <div className="grid max-w-prose gap-2.5">
      {terms.lease && (
        <p>
          A lease runs {terms.lease.shortestMonths} to {terms.lease.longestMonths} months. A rent runs from month to
          month.
        </p>
      )}
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
