import type { FormAction } from '#components/ui/form-state.ts'
import { Instant } from '#components/ui/instant.tsx'
import { Link } from '#components/ui/link.tsx'
import { Mono } from '#components/ui/mono.tsx'
import { formatPrefix } from '#lib/address-space/prefix.ts'
import type { HoldingWithListings } from '#lib/listings/holding.ts'
import type { Listing } from '#lib/listings/listing.ts'
import { dossierPath, sellListingPath } from '#lib/paths.ts'
import { registryTitle } from '#lib/registry/rir.ts'
import { DraftButton } from './draft-form.tsx'

type HoldingListProps = { holdings: readonly HoldingWithListings[]; startListing: FormAction }

/** What the registries show as the reader's, with what is listed of it. */
export function HoldingList({ holdings, startListing }: HoldingListProps) {
  return (
    <ul className="border-t border-rule2">
      {holdings.map(({ block, registry, status, date, listings }) => {
        const prefix = formatPrefix(block)
        return (
          <li
            key={`${registry} ${prefix}`}
            className="grid items-baseline gap-x-5 gap-y-1 border-b border-rule py-2 md:grid-cols-[11rem_minmax(0,1fr)_minmax(0,1fr)]"
          >
            <Link href={dossierPath(prefix)}>
              <Mono>{prefix}</Mono>
            </Link>
            <span className="text-ink2">
              {registryTitle(registry)}, {status} <Instant at={date} />
            </span>
            {listings.length === 0 ? (
              <DraftButton action={startListing} block={prefix} />
            ) : (
              <ListingLinks listings={listings} />
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** Each with its state. */
export function ListingLinks({ listings }: { listings: readonly Listing[] }) {
  return (
    <ul>
      {listings.map(({ id, block, state }) => (
        <li key={id}>
          <Link href={sellListingPath(id)}>
            <Mono>{formatPrefix(block)}</Mono>
          </Link>{' '}
          {state}
        </li>
      ))}
    </ul>
  )
}
