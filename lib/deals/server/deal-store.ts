/** Deals and their events as rows. A deal moves only by `appendEvents`, which wants the row locked before. */
import { z } from 'zod'
import { canonicalJson, type Json } from '#lib/kernel/canonical-json.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import { type Connection, connection } from '#lib/platform/database/connection.ts'
import { newPublicId } from '#lib/platform/new-public-id.ts'
import type { Transaction } from '#lib/platform/transaction.ts'
import type { DueCommand } from '#lib/processes/list-next.ts'
import type { Deal, DefinitionReference } from '../deal.ts'
import type { ChainedEvent } from '../event-hash.ts'
import type { EffectId } from '../vocabulary.ts'
import { dealColumns, dealValues, readDeal, readEvents } from './deal-rows.ts'

/** The world's time as the database of this transaction has it, to the millisecond that rows keep. */
export async function selectNow(db: Connection | null = null): Promise<Date> {
  const { rows } = await (db ?? connection()).query("SELECT date_trunc('milliseconds', dotquad_now()) AS now")
  const [row] = z.array(z.object({ now: z.date() })).parse(rows)
  invariant(row, 'the database knows the time')
  return row.now
}

/** The definition by its hash, written once. */
export async function insertDefinition(tx: Transaction, { sha256, name, version }: DefinitionReference, content: Json) {
  await tx.query(
    'INSERT INTO process_definition (sha256, name, version, content) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
    [sha256, name, version, canonicalJson(content)],
  )
}

export async function insertDeal(tx: Transaction, deal: Deal, openedBy: string): Promise<void> {
  await tx.query(
    `INSERT INTO deal (id, kind, definition_name, definition_version, definition_sha256, state, entered_at, version,
       head_hash, listing_id, listing_block, block, registry, buyer_id, seller_id, terms, opened_by, opened_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
    dealValues(deal, openedBy),
  )
}

/** The deal, its row locked until the transaction ends; null where there is none. */
export async function selectForUpdate(tx: Transaction, id: string): Promise<Deal | null> {
  const { rows } = await tx.query(`SELECT ${dealColumns} FROM deal WHERE id = $1 FOR UPDATE`, [id])
  return rows[0] === undefined ? null : readDeal(rows[0])
}

export async function selectDeal(id: string): Promise<Deal | null> {
  const { rows } = await connection().query(`SELECT ${dealColumns} FROM deal WHERE id = $1`, [id])
  return rows[0] === undefined ? null : readDeal(rows[0])
}

/** The events of a deal, oldest first; those of one command if given. */
export async function selectEvents(db: Connection | null, dealId: string, command?: string): Promise<ChainedEvent[]> {
  const { rows } = await (db ?? connection()).query(
    `SELECT deal_id, seq, command, from_state, to_state, party, actor, at, evidence, prev_hash, hash
     FROM deal_event WHERE deal_id = $1 AND ($2::text IS NULL OR command = $2) ORDER BY seq`,
    [dealId, command ?? null],
  )
  return readEvents(rows)
}

/** Writes the events and moves the deal to where they lead. */
export async function appendEvents(tx: Transaction, deal: Deal, events: readonly ChainedEvent[]): Promise<void> {
  const column = <T>(read: (event: ChainedEvent) => T) => events.map(read)
  await tx.query(
    `INSERT INTO deal_event (deal_id, seq, command, from_state, to_state, party, actor, at, evidence, prev_hash, hash)
     SELECT $1, * FROM unnest($2::int[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::timestamptz[],
       $9::jsonb[], $10::text[], $11::text[])`,
    [
      ...[deal.id, column(({ seq }) => seq), column(({ command }) => command), column(({ from }) => from)],
      ...[column(({ to }) => to), column(({ party }) => party), column(({ actor }) => actor), column(({ at }) => at)],
      ...[column(({ evidence }) => JSON.stringify(evidence)), column(({ prevHash }) => prevHash)],
      column(({ hash }) => hash),
    ],
  )
  await tx.query('UPDATE deal SET state = $2, entered_at = $3, version = $4, head_hash = $5 WHERE id = $1', [
    ...[deal.id, deal.state, deal.enteredAt, deal.version, deal.headHash],
  ])
}

/** Written once each, since a deal's events have one number each. */
export async function insertEffects(
  tx: Transaction,
  dealId: string,
  effects: readonly { seq: number; effect: EffectId }[],
): Promise<void> {
  if (effects.length === 0) return
  await tx.query(
    'INSERT INTO deal_effect (id, deal_id, seq, effect) SELECT * FROM unnest($1::text[], $2::text[], $3::int[], $4::text[])',
    [
      effects.map(() => newPublicId('eff')),
      effects.map(() => dealId),
      effects.map(({ seq }) => seq),
      effects.map(({ effect }) => effect),
    ],
  )
}

/** What was due in the state that the deal left is so no more. */
export async function endDeadlines(tx: Transaction, dealId: string): Promise<void> {
  await tx.query(
    "UPDATE deal_deadline SET ended_at = dotquad_now(), outcome = 'left' WHERE deal_id = $1 AND ended_at IS NULL",
    [dealId],
  )
}

export async function insertDeadlines(tx: Transaction, dealId: string, due: readonly DueCommand[]): Promise<void> {
  if (due.length === 0) return
  await tx.query(
    `INSERT INTO deal_deadline (deal_id, command, due_at, repeats)
     SELECT $1, * FROM unnest($2::text[], $3::timestamptz[], $4::boolean[])`,
    [dealId, due.map(({ command }) => command), due.map(({ dueAt }) => dueAt), due.map(({ repeats }) => repeats)],
  )
}
