/** A listing and its quote as the offer that a deal begins with: the terms as they stand at this moment. */
import { zero } from '#lib/kernel/money.ts'
import type { Listing } from '#lib/listings/listing.ts'
import type { PartRequest, Quote } from '#lib/listings/quote-part.ts'
import type { Rir } from '#lib/registry/rir.ts'
import type { Offer } from './order.ts'

type Ordered = {
  listing: Listing
  quote: Quote
  request: PartRequest
  isControlProven: boolean
  /** Whom the registry will show after a sale; null for a lease or rent. */
  recipient: { readonly registry: Rir; readonly holderId: string } | null
  /** Of a lease or rent. */
  asn: number | null
  /** What the lessee declared to use it for; null for a sale. */
  use: string | null
  /** Whoever orders for the buyer under a mandate. */
  brokerId: string | null
}

export function offerOf({ listing, quote, request, use, recipient, ...given }: Ordered): Offer {
  const { id, block, registry, organisationId, currency } = listing
  const declared = use === null ? [] : [{ label: `Declared use: ${use}`, amount: zero(currency) }]
  return {
    ...{ kind: request.dealType, listingId: id, listingBlock: block, block: request.part, registry },
    ...{ recipientRegistry: recipient?.registry ?? null, sellerId: organisationId },
    terms: {
      ...{ lines: [...quote.lines, ...declared], total: quote.total, surcharge: quote.surcharge, term: quote.term },
      shares: { platformBasisPoints: quote.fee.sellerBasisPoints, brokerBasisPoints: 0 },
      ...{ ...given, recipientHolderId: recipient?.holderId ?? null, isStandingOffer: true },
    },
  }
}
