/** A deal and its facts as values, for tests that need no database. */

import type { Deal, DealTerms } from '#lib/deals/deal.ts'
import type { DealFacts, MeasuredFacts } from '#lib/deals/facts.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import { money } from '#lib/kernel/money.ts'
import { parsePublicId } from '#lib/kernel/public-id.ts'
import { prefix } from './evidence.ts'

const openedAt = new Date('2026-11-24T12:00:00Z')
const total = money('USD', 103_000n)

export const termsOf = (changes: Partial<DealTerms> = {}): DealTerms => ({
  lines: [{ label: '1,024 addresses', amount: total }],
  ...{ total, surcharge: money('USD', 3_000n), shares: { platformBasisPoints: 0, brokerBasisPoints: 0 } },
  ...{ brokerId: null, term: null, recipientHolderId: 'ORG-B', recipientRegistry: 'ripencc', asn: null },
  ...{ isStandingOffer: true, isControlProven: true, ...changes },
})

/** A small sale inside the RIPE NCC that waits to be paid. */
export function dealOf(changes: Partial<Deal> = {}): Deal {
  const id = parsePublicId('dl', 'dl_000000000001')
  invariant(id.ok, 'it is an id')
  return {
    ...{ id: id.value, kind: 'sale', state: 'awaiting-funds', enteredAt: openedAt, version: 7, openedAt },
    definition: { name: 'buy-now-sale', version: 1, sha256: 'a'.repeat(64) },
    ...{ headHash: 'b'.repeat(64), listingId: 'lst_1', registry: 'ripencc', terms: termsOf() },
    ...{ listingBlock: prefix('240.0.0.0/22'), block: prefix('240.0.0.0/22') },
    ...{ buyerId: 'org_buyer', sellerId: 'org_seller' },
    ...changes,
  }
}

export const measuredOf = (changes: Partial<MeasuredFacts> = {}): MeasuredFacts => ({
  holder: { byRegistry: null, bySecondSource: null, asOf: null },
  ...{ isAuthorised: null, isAnnounced: null, announcedAsOf: null, isCleanedUp: null },
  ...changes,
})

/** Of a deal that entered its state at the moment it was opened. */
export const factsOf = (changes: Partial<DealFacts> = {}): DealFacts => ({
  ...{ now: openedAt, enteredAt: openedAt, asked: total, held: money('USD', 0n), claim: 'held' },
  ...{ isControlProven: true, isStandingOffer: true, preapproval: 'not-needed' },
  ...{ isRefunded: false, hasRefundFailed: false, measured: null },
  ...changes,
})
