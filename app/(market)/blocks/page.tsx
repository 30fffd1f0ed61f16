import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { EmptyResult } from '#components/listings/empty-result.tsx'
import { EntryCards } from '#components/listings/entry-cards.tsx'
import { EntryTable } from '#components/listings/entry-table.tsx'
import { OfferMap } from '#components/listings/offer-map.tsx'
import { SearchForm } from '#components/listings/search-form.tsx'
import { PageLinks, SearchHeading } from '#components/listings/search-heading.tsx'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { prefixAt } from '#lib/address-space/prefix.ts'
import { worldsHere } from '#lib/diligence/server/choose-world.ts'
import { sourceCatalogue } from '#lib/diligence/source-catalogue.ts'
import { type Actor, visitor } from '#lib/kernel/actor.ts'
import { listConstraints } from '#lib/listings/search-constraints.ts'
import type { SearchCursor } from '#lib/listings/search-cursor.ts'
import { parseSearchQuery, pricedDeal, type SearchQuery, writeSearchQuery } from '#lib/listings/search-query.ts'
import { countFacets } from '#lib/listings/server/count-facets.ts'
import { loosenSearch } from '#lib/listings/server/loosen-search.ts'
import { mapListings } from '#lib/listings/server/map-listings.ts'
import { type ListingPage, searchListings } from '#lib/listings/server/search-listings.ts'
import { blocksSearchPath } from '#lib/paths.ts'
import { searchParamsOf } from '#lib/platform/search-params.ts'
import { dnsblZones } from '#lib/reputation/dnsbl-zones.ts'

export const metadata: Metadata = {
  title: 'Blocks',
  description: 'IPv4 blocks to buy, lease or rent, each with what its registry, routes and blocklists say of it.',
}

const listTitles = new Map([
  ...sourceCatalogue.map(({ id, title }): [string, string] => [id, title]),
  ...dnsblZones.map(({ id, title }): [string, string] => [id, title]),
])
const dnsLists = new Set(dnsblZones.map(({ id }) => id))
const nothing: ListingPage = { entries: [], next: null, previous: null }

export default async function BlocksPage({ searchParams }: PageProps<'/blocks'>) {
  const actor = visitor()
  const params = searchParamsOf(await searchParams)
  const { query, problems } = parseSearchQuery(params)
  const address = writeSearchQuery(query)
  // One address a search: a form also sends its empty fields, and links may come in any order.
  if (problems.length === 0 && new URLSearchParams(address).toString() !== params.toString())
    redirect(blocksSearchPath(address))
  const constraints = listConstraints(query, { currency: 'USD', listTitles })
  const [counts, page] = await Promise.all([
    countFacets(actor, query),
    query.view === 'map' ? nothing : searchListings(actor, query),
  ])
  const [world] = worldsHere()
  const turn = (direction: 'after' | 'before', cursor: SearchCursor | null) =>
    cursor && { ...query, page: { direction, cursor } }
  return (
    <PageFrame {...(world && { world })}>
      <div className="wrap">
        <SearchHeading {...{ query, constraints, problems }} total={counts.total} />
        <div className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-5 lg:grid-cols-[12.5rem_minmax(0,1fr)]">
          <SearchForm {...{ query, problems, counts, listTitles, dnsLists }} />
          <div className="min-w-0">
            {counts.total === 0 ? (
              <EmptyResult loosenings={await loosenSearch(actor, constraints)} />
            ) : (
              <Found {...{ actor, query, page }} />
            )}
            {page.entries.length > 0 && (
              <PageLinks
                {...{ query, total: counts.total, shown: page.entries.length }}
                next={turn('after', page.next)}
                previous={turn('before', page.previous)}
              />
            )}
          </div>
        </div>
      </div>
    </PageFrame>
  )
}

const everyAddress = prefixAt(0, 0)

async function Found({ actor, query, page }: { actor: Actor; query: SearchQuery; page: ListingPage }) {
  const deal = pricedDeal(query)
  if (query.view === 'map') {
    const space = worldsHere()[0]?.space ?? []
    const area = space.length === 1 && space[0] ? space[0] : everyAddress
    return <OfferMap query={query} map={await mapListings(actor, query, area)} />
  }
  if (page.entries.length === 0)
    return <p className="border-t-[1.5px] border-ink pt-3">No block is left on this page.</p>
  if (query.view === 'cards') return <EntryCards entries={page.entries} pricedDeal={deal} />
  return (
    <>
      <div className="max-md:hidden">
        <EntryTable entries={page.entries} pricedDeal={deal} />
      </div>
      <div className="md:hidden">
        <EntryCards entries={page.entries} pricedDeal={deal} />
      </div>
    </>
  )
}
