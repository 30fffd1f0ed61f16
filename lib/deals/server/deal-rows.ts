/** How a deal and its terms are written in rows and JSON, and read back. */

import { z } from 'zod'
import { formatPrefix } from '#lib/address-space/prefix.ts'
import { StoredPrefix } from '#lib/address-space/server/stored-prefix.ts'
import type { Json } from '#lib/kernel/canonical-json.ts'
import type { Duration } from '#lib/kernel/duration.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import { isCurrency, type Money, money } from '#lib/kernel/money.ts'
import { parsePublicId } from '#lib/kernel/public-id.ts'
import { dealTypes } from '#lib/listings/deal-type.ts'
import { rirs } from '#lib/registry/rir.ts'
import type { Deal, DealTerms } from '../deal.ts'
import type { ChainedEvent } from '../event-hash.ts'

/** Minor units as text: they may be more than a JSON number can say exactly. */
export const encodeMoney = ({ currency, minor }: Money) => ({ currency, minor: String(minor) })

const StoredMoney = z
  .object({ currency: z.string().refine(isCurrency), minor: z.string() })
  .transform(({ currency, minor }): Money => money(currency, BigInt(minor)))

const isDuration = (text: string): text is Duration => /^P(T\d+[MH]|\d+[DM])$/.test(text)

const StoredTerms = z.object({
  lines: z.array(z.object({ label: z.string(), amount: StoredMoney })),
  total: StoredMoney,
  surcharge: StoredMoney,
  shares: z.object({ platformBasisPoints: z.number(), brokerBasisPoints: z.number() }),
  brokerId: z.string().nullable(),
  term: z.string().refine(isDuration).nullable(),
  recipientHolderId: z.string().nullable(),
  recipientRegistry: z.enum(rirs).nullable().default(null),
  asn: z.number().nullable(),
  isStandingOffer: z.boolean(),
  isControlProven: z.boolean(),
})

export const encodeTerms = (terms: DealTerms): { [key: string]: Json } => ({
  ...terms,
  lines: terms.lines.map(({ label, amount }) => ({ label, amount: encodeMoney(amount) })),
  total: encodeMoney(terms.total),
  surcharge: encodeMoney(terms.surcharge),
})

const DealRow = z.object({
  id: z.string(),
  kind: z.enum(dealTypes),
  definition_name: z.string(),
  definition_version: z.number(),
  definition_sha256: z.string(),
  state: z.string(),
  entered_at: z.date(),
  version: z.number(),
  head_hash: z.string(),
  listing_id: z.string(),
  listing_block: StoredPrefix,
  block: StoredPrefix,
  registry: z.enum(rirs),
  buyer_id: z.string(),
  seller_id: z.string(),
  terms: StoredTerms,
  opened_at: z.date(),
})

export const dealColumns = `id, kind, definition_name, definition_version, definition_sha256, state, entered_at, version,
  head_hash, listing_id, listing_block::text AS listing_block, block::text AS block, registry, buyer_id, seller_id,
  terms, opened_at`

export function readDeal(given: unknown): Deal {
  const row = DealRow.parse(given)
  const id = parsePublicId('dl', row.id)
  invariant(id.ok, 'a stored deal has an id')
  return {
    ...{ id: id.value, kind: row.kind, state: row.state, enteredAt: row.entered_at, version: row.version },
    definition: { name: row.definition_name, version: row.definition_version, sha256: row.definition_sha256 },
    ...{ headHash: row.head_hash, listingId: row.listing_id, registry: row.registry, terms: row.terms },
    ...{ listingBlock: row.listing_block, block: row.block },
    ...{ buyerId: row.buyer_id, sellerId: row.seller_id, openedAt: row.opened_at },
  }
}

/** A deal's values in the order of `insertDeal`. */
export const dealValues = (deal: Deal, openedBy: string): readonly unknown[] => [
  ...[deal.id, deal.kind, deal.definition.name, deal.definition.version, deal.definition.sha256, deal.state],
  ...[deal.enteredAt, deal.version, deal.headHash, deal.listingId, formatPrefix(deal.listingBlock)],
  ...[formatPrefix(deal.block), deal.registry, deal.buyerId, deal.sellerId, JSON.stringify(encodeTerms(deal.terms))],
  ...[openedBy, deal.openedAt],
]

const EventRow = z
  .object({
    deal_id: z.string(),
    seq: z.number(),
    command: z.string(),
    from_state: z.string(),
    to_state: z.string(),
    party: z.string(),
    actor: z.string(),
    at: z.date(),
    evidence: z.record(z.string(), z.json()),
    prev_hash: z.string(),
    hash: z.string(),
  })
  .transform(
    ({ deal_id, from_state, to_state, prev_hash, ...row }): ChainedEvent => ({
      ...row,
      ...{ dealId: deal_id, from: from_state, to: to_state, prevHash: prev_hash },
    }),
  )

export const readEvents = (rows: readonly unknown[]): ChainedEvent[] => z.array(EventRow).parse(rows)
