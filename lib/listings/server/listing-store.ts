/** Listings as rows. Who may see which is asked by the use cases; nothing else touches these tables but the catalogue. */
import pg from 'pg'
import { z } from 'zod'
import { formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import { StoredPrefix } from '#lib/address-space/server/stored-prefix.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import { nameActor } from '#lib/kernel/actor-name.ts'
import { answers } from '#lib/kernel/answer.ts'
import { canonicalJson, type Json } from '#lib/kernel/canonical-json.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import { isCurrency, money } from '#lib/kernel/money.ts'
import { parsePublicId } from '#lib/kernel/public-id.ts'
import { type Connection, connection } from '#lib/platform/database/connection.ts'
import type { Transaction } from '#lib/platform/transaction.ts'
import { rirs } from '#lib/registry/rir.ts'
import { dealTypes } from '../deal-type.ts'
import { type GateFinding, gates } from '../gate.ts'
import type { Listing, ListingState } from '../listing.ts'
import type { PartPrice } from '../price.ts'
import type { Proof } from '../proof.ts'
import type { ListingTerms } from '../terms.ts'
import { StoredTerms } from './stored-terms.ts'

const states = ['draft', 'published', 'frozen', 'withdrawn', 'closed'] as const satisfies readonly ListingState[]

const Row = z.object({
  id: z.string(),
  organisation_id: z.string(),
  registry: z.enum(rirs),
  holder_id: z.string(),
  country: z.string().nullable(),
  block: StoredPrefix,
  state: z.enum(states),
  state_reason: z.string().nullable(),
  currency: z.string().refine(isCurrency),
  terms: StoredTerms,
  version: z.number(),
  created_at: z.date(),
  published_at: z.date().nullable(),
  prices: z.array(z.object({ deal_type: z.enum(dealTypes), part_length: z.number(), amount_minor: z.string() })),
})

/** With its prices, each amount as text: JSON numbers are too small for it. */
const selectListings = `SELECT l.id, l.organisation_id, l.registry, l.holder_id, l.country, l.block::text AS block, l.state,
    l.state_reason, l.currency, l.terms, l.version, l.created_at, l.published_at,
    COALESCE((SELECT json_agg(json_build_object('deal_type', p.deal_type, 'part_length', p.part_length,
                'amount_minor', p.amount_minor::text) ORDER BY p.deal_type, p.part_length)
              FROM listing_price p WHERE p.listing_id = l.id), '[]'::json) AS prices
  FROM listing l`

/** `version` counts the events of the row. */
export type StoredListing = Listing & { readonly version: number }

function readListing(row: unknown): StoredListing {
  const { prices, currency, ...stored } = Row.parse(row)
  const id = parsePublicId('lst', stored.id)
  invariant(id.ok, 'a stored id is one that was made')
  return {
    ...{ id: id.value, organisationId: stored.organisation_id, registry: stored.registry, holderId: stored.holder_id },
    ...{ country: stored.country, block: stored.block, state: stored.state, currency },
    ...{ stateReason: stored.state_reason, terms: stored.terms, version: stored.version },
    ...{ createdAt: stored.created_at, publishedAt: stored.published_at },
    prices: prices.map(({ deal_type, part_length, amount_minor }) => ({
      ...{ dealType: deal_type, partLength: part_length },
      amount: money(currency, BigInt(amount_minor)),
    })),
  }
}

export async function selectListing(id: string): Promise<StoredListing | null> {
  const { rows } = await connection().query(`${selectListings} WHERE l.id = $1`, [id])
  return rows.length === 0 ? null : readListing(rows[0])
}

/** Locked until `tx` ends, so that of two changes the second sees the first. */
export async function lockListing(tx: Transaction, id: string): Promise<StoredListing | null> {
  const { rows } = await tx.query(`${selectListings} WHERE l.id = $1 FOR UPDATE OF l`, [id])
  return rows.length === 0 ? null : readListing(rows[0])
}

/** Newest first. */
export async function selectListingsOf(organisationId: string): Promise<StoredListing[]> {
  const { rows } = await connection().query(
    `${selectListings} WHERE l.organisation_id = $1 ORDER BY l.created_at DESC, l.id`,
    [organisationId],
  )
  return rows.map(readListing)
}

export async function selectIdsIn(wanted: readonly ListingState[]): Promise<string[]> {
  const { rows } = await connection().query('SELECT id FROM listing WHERE state = ANY($1) ORDER BY id', [wanted])
  return z
    .array(z.object({ id: z.string() }))
    .parse(rows)
    .map(({ id }) => id)
}

/** For which moments the dossiers were computed that let the listings now on the market be published. */
export async function selectPublishedMoments(): Promise<string[]> {
  const { rows } = await connection().query(
    `SELECT DISTINCT e.evidence->>'gatesPassedAt' AS at FROM listing l JOIN listing_event e ON e.listing_id = l.id
     WHERE l.state = ANY($1) AND e.evidence->>'gatesPassedAt' IS NOT NULL`,
    [['published', 'frozen'] satisfies ListingState[]],
  )
  return z
    .array(z.object({ at: z.string() }))
    .parse(rows)
    .map(({ at }) => at)
}

/** Blocks of the listings in these states, by address. */
export async function selectBlocksIn(wanted: readonly ListingState[]): Promise<Prefix[]> {
  const { rows } = await connection().query(
    'SELECT DISTINCT block::text AS block, listing.block AS place FROM listing WHERE state = ANY($1) ORDER BY place',
    [wanted],
  )
  return z
    .array(z.object({ block: StoredPrefix }))
    .parse(rows)
    .map(({ block }) => block)
}

const Created = z.tuple([z.object({ created_at: z.date() })])

/** The new row, without prices. */
export async function insertListing(tx: Transaction, listing: Omit<Listing, 'createdAt'>): Promise<Listing> {
  const { rows } = await tx.query(
    `INSERT INTO listing (id, organisation_id, registry, holder_id, country, block, state, currency, terms, version)
     VALUES ($1, $2, $3, $4, $5, $6::cidr, $7, $8, $9, 0) RETURNING created_at`,
    [
      ...[listing.id, listing.organisationId, listing.registry, listing.holderId, listing.country],
      ...[formatPrefix(listing.block), listing.state, listing.currency, JSON.stringify(listing.terms)],
    ],
  )
  return { ...listing, createdAt: Created.parse(rows)[0].created_at }
}

export async function replaceOffer(
  tx: Transaction,
  id: string,
  { prices, terms }: { prices: readonly PartPrice[]; terms: ListingTerms },
): Promise<void> {
  await tx.query('UPDATE listing SET terms = $2 WHERE id = $1', [id, JSON.stringify(terms)])
  await tx.query('DELETE FROM listing_price WHERE listing_id = $1', [id])
  await tx.query(
    `INSERT INTO listing_price (listing_id, deal_type, part_length, amount_minor)
     SELECT $1, * FROM unnest($2::text[], $3::smallint[], $4::bigint[])`,
    [
      id,
      prices.map(({ dealType }) => dealType),
      prices.map(({ partLength }) => partLength),
      prices.map(({ amount }) => String(amount.minor)),
    ],
  )
}

export type Happening = {
  command: string
  from: ListingState | null
  to: ListingState
  reason: string | null
  evidence: Json
}

/** The event and the row after it. The row is locked, or was made in this transaction. */
export async function appendEvent(
  actor: Actor,
  tx: Transaction,
  { id, version, happening }: { id: string; version: number; happening: Happening },
): Promise<void> {
  const { command, from, to, reason, evidence } = happening
  await tx.query(
    `INSERT INTO listing_event (listing_id, seq, command, from_state, to_state, actor, at, evidence)
     VALUES ($1, $2, $3, $4, $5, $6, dotquad_now(), $7)`,
    [id, version + 1, command, from, to, nameActor(actor), canonicalJson(evidence)],
  )
  await tx.query(
    `UPDATE listing SET state = $2, state_reason = $3, version = $4,
       published_at = CASE WHEN $5 THEN dotquad_now() ELSE published_at END WHERE id = $1`,
    [id, to, reason, version + 1, command === 'publish'],
  )
}

const Events = z.array(
  z.object({
    seq: z.number(),
    command: z.string(),
    to_state: z.enum(states),
    actor: z.string(),
    at: z.date(),
    evidence: z.unknown(),
  }),
)

export type RecordedEvent = {
  readonly seq: number
  readonly command: string
  readonly to: ListingState
  readonly actor: string
  readonly at: Date
}

/** Oldest first. */
export async function selectEvents(id: string): Promise<RecordedEvent[]> {
  const { rows } = await connection().query(
    'SELECT seq, command, to_state, actor, at, evidence FROM listing_event WHERE listing_id = $1 ORDER BY seq',
    [id],
  )
  return Events.parse(rows).map(({ seq, command, to_state, actor, at }) => ({ seq, command, to: to_state, actor, at }))
}

/** Every check gives every gate, so none of an older one is left. Of two checks at once either may stand. */
export async function writeGates(
  tx: Transaction,
  id: string,
  { findings, at }: { findings: readonly GateFinding[]; at: string },
): Promise<void> {
  await tx.query(
    `INSERT INTO listing_gate (listing_id, gate, status, reason, remedy, checked_at)
     SELECT $1, f.gate, f.status, f.reason, f.remedy, $3
       FROM json_to_recordset($2) AS f(gate text, status text, reason text, remedy text)
     ON CONFLICT (listing_id, gate) DO UPDATE SET status = EXCLUDED.status, reason = EXCLUDED.reason,
       remedy = EXCLUDED.remedy, checked_at = EXCLUDED.checked_at`,
    [id, JSON.stringify(findings), at],
  )
}

const Gates = z.array(
  z.object({
    gate: z.enum(gates),
    status: z.enum(['passed', 'warned', 'failed', 'unknown']),
    reason: z.string(),
    remedy: z.string().nullable(),
    checked_at: z.date(),
  }),
)

/** In the order of the gates; empty before the first check. */
export async function selectGates(id: string): Promise<{ findings: GateFinding[]; checkedAt: Date | null }> {
  const { rows } = await connection().query(
    'SELECT gate, status, reason, remedy, checked_at FROM listing_gate WHERE listing_id = $1',
    [id],
  )
  const found = Gates.parse(rows).sort((a, b) => gates.indexOf(a.gate) - gates.indexOf(b.gate))
  return {
    findings: found.map(({ checked_at: _, ...gate }) => gate),
    checkedAt: found[0]?.checked_at ?? null,
  }
}

const ProofRow = z.object({
  id: z.string(),
  token: z.string(),
  asked_at: z.date(),
  expires_at: z.date(),
  checked_at: z.date().nullable(),
  answer: z.enum(answers).nullable(),
  reason: z.string().nullable(),
  proven_at: z.date().nullable(),
})

const proofColumns = 'id, token, asked_at, expires_at, checked_at, answer, reason, proven_at'

function readProof(row: unknown): Proof {
  const { id, token, asked_at, expires_at, checked_at, answer, reason, proven_at } = ProofRow.parse(row)
  const reading = checked_at && answer ? { at: checked_at, answer, reason: reason ?? '' } : null
  return { id, token, askedAt: asked_at, expiresAt: expires_at, reading, provenAt: proven_at }
}

/** The one that proved control, else the newest; null where none was asked for. */
export async function selectProof(id: string, on: Connection = connection()): Promise<Proof | null> {
  const { rows } = await on.query(
    `SELECT ${proofColumns} FROM control_proof WHERE listing_id = $1
     ORDER BY proven_at DESC NULLS LAST, asked_at DESC, id LIMIT 1`,
    [id],
  )
  return rows.length === 0 ? null : readProof(rows[0])
}

export async function insertProof(
  actor: Actor,
  tx: Transaction,
  { id, listingId, token, days }: { id: string; listingId: string; token: string; days: number },
): Promise<Proof> {
  const { rows } = await tx.query(
    `INSERT INTO control_proof (id, listing_id, method, token, asked_by, expires_at)
     VALUES ($1, $2, 'registry-remark', $3, $4, dotquad_now() + make_interval(days => $5)) RETURNING ${proofColumns}`,
    [id, listingId, token, nameActor(actor), days],
  )
  return readProof(rows[0])
}

type Reading = { answer: (typeof answers)[number]; reason: string; evidence: Json; isProven: boolean }

export async function recordReading(tx: Transaction, proofId: string, reading: Reading): Promise<void> {
  await tx.query(
    `UPDATE control_proof SET checked_at = dotquad_now(), answer = $2, reason = $3, evidence = $4,
       proven_at = CASE WHEN $5 THEN dotquad_now() END WHERE id = $1 AND proven_at IS NULL`,
    [proofId, reading.answer, reading.reason, canonicalJson(reading.evidence), reading.isProven],
  )
}

/** Parts whose sale was paid, by address, from the rows of the claims. */
export async function selectSoldParts(id: string): Promise<Prefix[]> {
  const { rows } = await connection().query(
    "SELECT block::text AS block FROM claim WHERE listing_id = $1 AND kind = 'sale' AND state IN ('committed', 'settled') ORDER BY block",
    [id],
  )
  return z
    .array(z.object({ block: StoredPrefix }))
    .parse(rows)
    .map(({ block }) => block)
}

/** Who sells is public. */
export async function findSellerName(organisationId: string): Promise<string> {
  const { rows } = await connection().query('SELECT name FROM organisation WHERE id = $1', [organisationId])
  return z.tuple([z.object({ name: z.string() })]).parse(rows)[0].name
}

/** Another listing that is on the market has an address of what is left of this one. */
export const isOverlap = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && error.constraint === 'listing_part_no_overlap'
