import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { GateList } from '#components/listings/gate-list.tsx'
import { OfferForm } from '#components/listings/offer-form.tsx'
import { PriceTable } from '#components/listings/price-table.tsx'
import { ProofPanel } from '#components/listings/proof-panel.tsx'
import { StepForm } from '#components/listings/step-form.tsx'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { Disclosure } from '#components/ui/disclosure.tsx'
import { Instant } from '#components/ui/instant.tsx'
import { Link } from '#components/ui/link.tsx'
import { PrefixTitle } from '#components/ui/prefix-title.tsx'
import { Section } from '#components/ui/section.tsx'
import { SeverityMark } from '#components/ui/severity-mark.tsx'
import { formatPrefix } from '#lib/address-space/prefix.ts'
import { chooseWorld } from '#lib/diligence/server/choose-world.ts'
import { isAllowed } from '#lib/identity/policy.ts'
import { requireActor } from '#lib/identity/server/require-actor.ts'
import { findObstacles } from '#lib/listings/judge-gates.ts'
import type { Listing, ListingState } from '#lib/listings/listing.ts'
import { canListing } from '#lib/listings/listing-life.ts'
import { fieldOfUse, partLengthsOf, priceField, typedRate } from '#lib/listings/offer-input.ts'
import { explainSellerFees } from '#lib/listings/seller-proceeds.ts'
import { findListing, type ListingView } from '#lib/listings/server/find-listing.ts'
import { blockPath, dossierPath, sellListingPath, sellPath } from '#lib/paths.ts'
import { worldNow } from '#lib/platform/clock.ts'
import { findRegistryPortal } from '#lib/platform/registry-portal.ts'
import { registryTitle } from '#lib/registry/rir.ts'
import { askBlocklists, giveToken, lookAtGates, publish, readToken, saveOffer, withdraw } from './actions.ts'

export const metadata: Metadata = { title: 'Your listing' }

export default async function SellListingPage({ params }: PageProps<'/sell/[id]'>) {
  const actor = await requireActor(sellListingPath((await params).id))
  const view = await findListing(actor, (await params).id)
  if (!(view && isAllowed(actor, 'list-block', [view.listing.organisationId]))) notFound()
  const now = await worldNow()
  return (
    <PageFrame
      world={chooseWorld(view.listing.block)}
      bandNote={
        <>
          World clock <Instant at={now.toISOString()} />
        </>
      }
    >
      <div className="wrap grid grid-cols-[minmax(0,1fr)] gap-9 pt-8">
        <Heading listing={view.listing} />
        {canListing(view.listing.state, 'change-offer') ? <Steps {...view} now={now} /> : <Ended {...view} />}
      </div>
    </PageFrame>
  )
}

function Heading({ listing: { id, block, registry, state, stateReason } }: { listing: Listing }) {
  const isPublic = state === 'published' || state === 'frozen'
  return (
    <div className="grid gap-2">
      <PrefixTitle prefix={formatPrefix(block)} />
      <p>
        <SeverityMark {...stateMarks[state]} />
        {stateReason && ` ${stateReason}`}
      </p>
      <p className="text-ink2">
        {registryTitle(registry)} · <Link href={dossierPath(formatPrefix(block))}>its dossier</Link> ·{' '}
        {isPublic && (
          <>
            <Link href={blockPath(id)}>as buyers see it</Link> ·{' '}
          </>
        )}
        <Link href={sellPath}>all your space</Link>
      </p>
    </div>
  )
}

const stateMarks: Record<ListingState, Parameters<typeof SeverityMark>[0]> = {
  draft: { severity: 'notice', word: 'Draft: nobody else sees it' },
  published: { severity: 'good', word: 'Published' },
  frozen: { severity: 'blocker', word: 'Frozen: nobody can order' },
  withdrawn: { severity: 'notice', word: 'Withdrawn' },
  closed: { severity: 'notice', word: 'Closed' },
}

function Steps({ listing, gates, gatesCheckedAt, proof, now }: ListingView & { now: Date }) {
  const { id: listingId, block, currency, prices } = listing
  return (
    <>
      <Section title="1 Prices and terms">
        <div className="grid gap-6">
          <OfferForm
            action={saveOffer}
            {...{ listingId, currency }}
            partLengths={partLengthsOf(block)}
            standing={standingOf(listing)}
          />
          {prices.length > 0 && <PriceTable prices={prices} />}
          <Fees prices={prices} now={now} />
        </div>
      </Section>
      <Section title="2 Control of the block">
        <ProofPanel
          {...{ listing, proof, now }}
          registryPortal={findRegistryPortal()}
          actions={{ giveToken, readToken }}
        />
      </Section>
      <CheckStep listingId={listingId} gates={gates} checkedAt={gatesCheckedAt} />
      <MarketStep listing={listing} gates={gates} now={now} />
    </>
  )
}

type CheckStepProps = { listingId: string; gates: ListingView['gates']; checkedAt: ListingView['gatesCheckedAt'] }

function CheckStep({ listingId, gates, checkedAt }: CheckStepProps) {
  return (
    <Section title="3 What the house checks">
      <div className="grid gap-4">
        {gates.length === 0 ? (
          <p>Nothing was checked yet.</p>
        ) : (
          <GateList gates={gates} checkedAt={checkedAt} showsRemedies />
        )}
        <StepForm action={lookAtGates} listingId={listingId} button="Check now" />
        <StepForm action={askBlocklists} listingId={listingId} button="Ask the DNS blocklists anew" />
      </div>
    </Section>
  )
}

type MarketStepProps = Pick<ListingView, 'listing' | 'gates'> & { now: Date }

function MarketStep({ listing: { id, state, prices, publishedAt }, gates, now }: MarketStepProps) {
  return (
    <Section title="4 On the market">
      <div className="grid gap-4">
        {canListing(state, 'publish') ? (
          <>
            <p className="max-w-prose">{sayReadiness(gates)}</p>
            <Fees prices={prices} now={now} />
            <StepForm
              action={publish}
              listingId={id}
              button={state === 'frozen' ? 'Offer it again' : 'Publish'}
              kind="primary"
            />
          </>
        ) : (
          <p>
            Published <Instant at={publishedAt?.toISOString() ?? null} />. The house checks it again whenever its
            sources change, and freezes it where a check fails.
          </p>
        )}
        <Disclosure summary="Withdraw this listing" className="border-y border-rule">
          <div className="grid gap-3 pb-4">
            <p className="max-w-prose">
              It leaves the market for good. Deals that were ordered from it go on. You can list the block anew.
            </p>
            <StepForm action={withdraw} listingId={id} button="Withdraw it" />
          </div>
        </Disclosure>
      </div>
    </Section>
  )
}

/** What the seller pays for a deal: told before anything is published, as the release will split it. */
const Fees = ({ prices, now }: Pick<Listing, 'prices'> & { now: Date }) => (
  <ul className="grid max-w-prose gap-1 text-ink2">
    {explainSellerFees(prices, now).map((sentence) => (
      <li key={sentence}>{sentence}</li>
    ))}
  </ul>
)

function sayReadiness(gates: ListingView['gates']): string {
  const obstacles = findObstacles(gates)
  if (gates.length === 0) return 'Publishing checks all of it first.'
  if (obstacles.length === 0) return 'Every check lets it through. Publishing looks at them once more.'
  return `${obstacles.length === 1 ? '1 check stands' : `${obstacles.length} checks stand`} in the way.`
}

/** What the form shows before anybody types, by its fields. */
function standingOf({ prices, terms: { lease, permittedUses, note } }: Listing): Record<string, string> {
  return {
    ...Object.fromEntries(
      prices.map((price) => [priceField(price.dealType, price.partLength), typedRate(price)] as const),
    ),
    ...Object.fromEntries(permittedUses.map((use) => [fieldOfUse(use), 'yes'] as const)),
    ...(lease && { shortest: String(lease.shortestMonths), longest: String(lease.longestMonths) }),
    note,
  }
}

function Ended({ listing: { prices } }: ListingView) {
  return (
    <Section title="What was offered">
      {prices.length > 0 ? <PriceTable prices={prices} /> : <p>No price was set.</p>}
    </Section>
  )
}
