import type { Metadata } from 'next'
import { DraftForm } from '#components/listings/draft-form.tsx'
import { HoldingList, ListingLinks } from '#components/listings/holding-list.tsx'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { Link } from '#components/ui/link.tsx'
import { Section } from '#components/ui/section.tsx'
import { worldsHere } from '#lib/diligence/server/choose-world.ts'
import { isAllowed } from '#lib/identity/policy.ts'
import { requireActor } from '#lib/identity/server/require-actor.ts'
import { actingOrganisation, type Member } from '#lib/kernel/actor.ts'
import { listHoldingsWithListings } from '#lib/listings/server/list-holdings.ts'
import { listOwnListings } from '#lib/listings/server/list-own-listings.ts'
import { accountPath, blocksPath, holdersPath, sellPath, sourcesPath } from '#lib/paths.ts'
import { startListing } from './actions.ts'

export const metadata: Metadata = { title: 'Sell' }

export default async function SellPage() {
  const actor = await requireActor(sellPath)
  const [world] = worldsHere()
  const maySell = isAllowed(actor, 'list-block', [actingOrganisation(actor)])
  return (
    <PageFrame {...(world && { world })}>
      <div className="wrap grid grid-cols-[minmax(0,1fr)] gap-9 pt-8">
        <div className="grid gap-2">
          <h1 className="text-compact">Sell</h1>
          <p className="max-w-prose text-ink2">
            List a block for sale, lease or rent. You set prices, prove at the registry that the block is yours, and the
            house checks it before anybody sees it.
          </p>
        </div>
        {maySell ? <OwnSpace actor={actor} /> : <NoSeller />}
      </div>
    </PageFrame>
  )
}

const NoSeller = () => (
  <p className="max-w-prose">
    Only a seller lists. Switch to an organisation that sells, or as a broker act for a client who does, on{' '}
    <Link href={accountPath}>your account</Link>. You can still <Link href={blocksPath}>look at what is listed</Link>.
  </p>
)

async function OwnSpace({ actor }: { actor: Member }) {
  const [holdings, listings] = await Promise.all([listHoldingsWithListings(actor), listOwnListings(actor)])
  const ended = listings.filter(({ state }) => state === 'withdrawn' || state === 'closed')
  return (
    <>
      <Section title="Your space" note="by the registries’ statistics">
        {holdings.length === 0 ? (
          <p className="max-w-prose">
            The registries’ statistics that were read show no space of your organisation, or your organisation is not
            linked to its holder yet: say which holder you are on <Link href={holdersPath}>your account</Link>. Which
            statistics were read, and when, is under <Link href={sourcesPath}>Sources</Link>.
          </p>
        ) : (
          <div className="grid gap-5">
            <HoldingList holdings={holdings} startListing={startListing} />
            <DraftForm action={startListing} />
          </div>
        )}
      </Section>
      {ended.length > 0 && (
        <Section title="Ended listings">
          <ListingLinks listings={ended} />
        </Section>
      )}
    </>
  )
}
