import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DossierView } from '#components/diligence/dossier-view.tsx'
import { OfferSection } from '#components/listings/offer-section.tsx'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { Unavailable } from '#components/shell/unavailable.tsx'
import { Instant } from '#components/ui/instant.tsx'
import { Mono } from '#components/ui/mono.tsx'
import { formatAsn } from '#lib/address-space/asn.ts'
import { formatPrefix } from '#lib/address-space/prefix.ts'
import { listClaims } from '#lib/claims/server/list-claims.ts'
import { findDossier } from '#lib/diligence/server/find-dossier.ts'
import { restateDossier } from '#lib/diligence/statements/state-dossier.ts'
import { visitor } from '#lib/kernel/actor.ts'
import { readOrderChoice } from '#lib/listings/order-choice.ts'
import { findLeft } from '#lib/listings/orderable-parts.ts'
import { quoteChoice } from '#lib/listings/quote-choice.ts'
import { findListing, type ListingView } from '#lib/listings/server/find-listing.ts'
import { blockPath } from '#lib/paths.ts'
import { searchParamsOf } from '#lib/platform/search-params.ts'
import { findRules } from '#lib/registry/server/find-rules.ts'

export const metadata: Metadata = { title: 'Block on offer' }

/** `?deal=`, `part`, `months` and `asn` choose what to order; the ASN is also the dossier's question. */
export default async function BlockPage({ params, searchParams }: PageProps<'/blocks/[id]'>) {
  const actor = visitor()
  const { id } = await params
  const view = await findListing(actor, id)
  if (!view) notFound()
  const { listing } = view
  const asked = searchParamsOf(await searchParams)
  const { choice, problems } = readOrderChoice(asked)
  const claims = await listClaims(actor, [listing.id])
  // What was sold is its buyer's: what the registry says of it says nothing of the rest.
  const sold = claims.filter(({ kind, state }) => kind === 'sale' && state.name === 'committed')
  const left =
    sold.length > 0
      ? findLeft(
          listing.block,
          sold.map(({ block }) => block),
        )
      : null
  const answer = await findDossier(actor, { block: left?.widest ?? listing.block, asn: choice.asn })
  if (!answer.ok) return <Unavailable title={<Mono>{formatPrefix(listing.block)}</Mono>} why={answer.error.message} />
  const { world, ...found } = answer.value
  const taken = claims.map(({ block }) => block)
  const { rules } = await findRules(actor)
  const quoted = quoteChoice({ listing, taken, at: new Date(found.dossier.at), rules }, choice)
  const order = {
    choice,
    problems: { ...(quoted.ok ? {} : quoted.error), ...problems },
    quote: quoted.ok ? quoted.value.quote : null,
    rules,
  }
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
        stated={restateDossier(found, { refusedAsn: problems.asn ?? null })}
        address={{ path: blockPath(listing.id), params: asked }}
        world={world.id}
        asn={{ text: choice.asn === null ? '' : formatAsn(choice.asn), problem: problems.asn ?? null }}
        live={null}
        jumps={[{ href: '#order', title: 'Order' }]}
      >
        <OfferSection {...view} taken={taken} left={left} order={order} history={historyOf(view)} />
      </DossierView>
    </PageFrame>
  )
}

const wordsOf: Readonly<Record<string, string>> = {
  publish: 'offered',
  freeze: 'frozen',
  'change-offer': 'price or terms changed',
}

/** What happened in public: drafts and proofs are the seller's own. */
const historyOf = ({ events }: ListingView) =>
  events.flatMap(({ seq, command, to, at }) => {
    const words = to === 'draft' ? undefined : wordsOf[command]
    return words === undefined ? [] : [{ seq, words, at }]
  })
