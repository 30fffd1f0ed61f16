import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { OrderForm } from '#components/listings/order-form.tsx'
import { QuoteTable } from '#components/listings/quote-table.tsx'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { Link } from '#components/ui/link.tsx'
import { PrefixTitle } from '#components/ui/prefix-title.tsx'
import { Section } from '#components/ui/section.tsx'
import { formatAsn } from '#lib/address-space/asn.ts'
import { formatPrefix } from '#lib/address-space/prefix.ts'
import { listClaims } from '#lib/claims/server/list-claims.ts'
import { needsPreapproval } from '#lib/deals/deal.ts'
import { explainLaterPeriods } from '#lib/deals/later-periods.ts'
import { explainSlowTransfer } from '#lib/deals/slow-transfer.ts'
import { chooseWorld } from '#lib/diligence/server/choose-world.ts'
import { sealDossier } from '#lib/diligence/server/seal-dossier.ts'
import { isAllowed } from '#lib/identity/policy.ts'
import { type Holder, listOwnHolders } from '#lib/identity/server/link-holder.ts'
import { requireActor } from '#lib/identity/server/require-actor.ts'
import { actingOrganisation, type Member } from '#lib/kernel/actor.ts'
import { formatDuration } from '#lib/kernel/duration.ts'
import { type OrderChoice, readOrderChoice, writeOrderChoice } from '#lib/listings/order-choice.ts'
import { type QuotedPart, quoteChoice } from '#lib/listings/quote-choice.ts'
import { findListing, type ListingView } from '#lib/listings/server/find-listing.ts'
import { accountPath, blockPath, dossierPath, holdersPath, orderPath } from '#lib/paths.ts'
import { worldNow } from '#lib/platform/clock.ts'
import { searchParamsOf } from '#lib/platform/search-params.ts'
import { type Rir, registryTitle } from '#lib/registry/rir.ts'
import type { RuleSet } from '#lib/registry/rule-set.ts'
import { findRules } from '#lib/registry/server/find-rules.ts'
import { placeOrder } from './actions.ts'

export const metadata: Metadata = { title: 'Order' }

/** The choice is in the address, so that signing in leads back to it; `changed` says that the price is not what was shown. */
export default async function OrderPage({ params, searchParams }: PageProps<'/blocks/[id]/order'>) {
  const actor = await requireActor(await wantedPath(params, searchParams))
  const { id } = await params
  const given = searchParamsOf(await searchParams)
  const view = await findListing(actor, id)
  if (!view) notFound()
  const { listing } = view
  const { choice, problems } = readOrderChoice(given)
  const taken = (await listClaims(actor, [listing.id])).map(({ block }) => block)
  const { rules } = await findRules(actor)
  const quoted = quoteChoice({ listing, taken, at: await worldNow(), rules }, choice)
  const why = explainNoOrder(actor, view)
  return (
    <PageFrame world={chooseWorld(listing.block)}>
      <div className="wrap grid max-w-prose gap-6 pt-8">
        <div className="grid gap-2">
          <h1 className="text-section">Order a part of {formatPrefix(listing.block)}</h1>
          {choice.part && <PrefixTitle as="p" prefix={formatPrefix(choice.part)} />}
          <p className="text-ink2">
            {registryTitle(listing.registry)} · offered by {view.sellerName} ·{' '}
            <Link href={`${blockPath(listing.id, writeOrderChoice(choice))}#order`}>choose something else</Link>
          </p>
        </div>
        {given.has('changed') && (
          <p role="status" className="border-l-2 border-amber pl-3">
            The price or the terms changed since you saw them. Nothing was ordered; below is what holds now.
          </p>
        )}
        {why ??
          (quoted.ok ? (
            <Ready {...{ actor, view, choice, rules }} quoted={quoted.value} />
          ) : (
            <Refusals sentences={Object.values({ ...quoted.error, ...problems })} />
          ))}
      </div>
    </PageFrame>
  )
}

async function wantedPath(
  params: PageProps<'/blocks/[id]/order'>['params'],
  searchParams: PageProps<'/blocks/[id]/order'>['searchParams'],
): Promise<string> {
  return orderPath((await params).id, searchParamsOf(await searchParams).toString())
}

/** What keeps this reader from ordering anything of it, whatever is chosen. */
function explainNoOrder(actor: Member, { listing }: ListingView): ReactNode {
  if (listing.state !== 'published')
    return (
      <p>
        This block is {listing.state}: nobody can order now. {listing.stateReason}
      </p>
    )
  if (listing.organisationId === actingOrganisation(actor)) return <p>This block is your own organisation’s.</p>
  if (isAllowed(actor, 'open-deal', [actingOrganisation(actor)])) return null
  return (
    <p>
      Only a buyer may order. Switch to an organisation that buys, or act for a client, on{' '}
      <Link href={accountPath}>your account</Link>.
    </p>
  )
}

const Refusals = ({ sentences }: { sentences: readonly string[] }) => (
  <div role="alert" className="grid gap-1 border-l-2 border-red pl-3 text-red">
    {(sentences.length > 0 ? sentences : ['Choose first how and which part you want.']).map((sentence) => (
      <p key={sentence}>{sentence}</p>
    ))}
  </div>
)

const noRecipients = { recipients: [], refusals: [] }

/** Whom the registry could show within the time that a deal waits, and why it could not be the others. */
function sortRecipients(holders: readonly Holder[], from: Rir, rules: RuleSet) {
  const judged = holders.map((holder) => ({ ...holder, refusal: explainSlowTransfer(rules, from, holder.registry) }))
  return {
    recipients: judged
      .filter(({ refusal }) => refusal === null)
      .map(({ registry, holderId }) => ({
        ...{ value: holderId, title: `${holderId} at ${registryTitle(registry)}`, recipient: registry },
      })),
    refusals: [...new Set(judged.flatMap(({ refusal }) => refusal ?? []))],
  }
}

type ReadyProps = { actor: Member; view: ListingView; choice: OrderChoice; rules: RuleSet; quoted: QuotedPart }

async function Ready({ actor, view: { listing }, choice, rules, quoted: { request, quote } }: ReadyProps) {
  const { dealType, part } = request
  const isSale = dealType === 'sale'
  const later = explainLaterPeriods({ kind: dealType, terms: quote })
  const asn = isSale ? null : choice.asn
  const [seal, holders] = await Promise.all([sealDossier(actor, { block: part, asn }), listOwnHolders(actor)])
  if (!seal.ok) return <p>{seal.error.message}</p>
  if (isSale && holders.length === 0)
    return (
      <p>
        A registry transfers addresses to a holder that it knows, and your organisation is linked to none here yet. Say
        which holder you are on <Link href={holdersPath}>your account</Link>; the house looks at it and answers by mail.
      </p>
    )
  const { recipients, refusals } = isSale ? sortRecipients(holders, listing.registry, rules) : noRecipients
  if (isSale && recipients.length === 0) return <Refusals sentences={refusals} />
  return (
    <>
      <Section title="What it costs">
        <QuoteTable quote={quote} registry={listing.registry} rules={rules} />
        {quote.term && (
          <p className="pt-2">It runs {dealType === 'rent' ? 'from month to month' : formatDuration(quote.term)}.</p>
        )}
        {later && <p className="pt-2">{later.join(' ')}</p>}
        {asn !== null && (
          <p className="pt-2">
            <span className="data">{formatAsn(asn)}</span> will announce{' '}
            <span className="data">{formatPrefix(part)}</span>: the seller’s ROA and route object will name it.
          </p>
        )}
      </Section>
      <Section title="What is still needed">
        {refusals.length > 0 && <Refusals sentences={refusals} />}
        <OrderForm
          action={placeOrder}
          listingId={listing.id}
          choice={writeOrderChoice(choice)}
          seen={String(quote.total.minor)}
          dossier={{ ...seal.value, href: dossierPath(formatPrefix(part), asn ?? undefined) }}
          holders={isSale ? recipients : null}
          uses={isSale || listing.terms.permittedUses.length === 0 ? null : listing.terms.permittedUses}
          needsTicket={recipients.some(({ recipient }) => needsPreapproval({ kind: dealType, recipient }))}
        />
      </Section>
    </>
  )
}
