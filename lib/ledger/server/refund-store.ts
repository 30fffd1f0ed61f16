/** Refunds as rows, each beside the payment that it returns. */
import { z } from 'zod'
import type { Actor } from '#lib/kernel/actor.ts'
import { nameActor } from '#lib/kernel/actor-name.ts'
import { isCurrency, type Money, money } from '#lib/kernel/money.ts'
import { type RefundReason, refundReasons } from '#lib/ledger/posting.ts'
import { type Connection, connection } from '#lib/platform/database/connection.ts'
import type { Transaction } from '#lib/platform/transaction.ts'

export type Refund = {
  readonly checkoutId: string
  readonly dealId: string
  readonly reason: RefundReason
  /** `asked`: written down here, and perhaps not known there yet. */
  readonly state: 'asked' | 'pending' | 'succeeded' | 'failed'
  readonly attempt: number
  readonly providerRefundId: string | null
  readonly paymentId: string
  /** What was really paid, and goes back. */
  readonly amount: Money
}

const Row = z
  .object({
    checkout_id: z.string(),
    deal_id: z.string(),
    reason: z.enum(refundReasons),
    state: z.enum(['asked', 'pending', 'succeeded', 'failed']),
    attempt: z.number(),
    provider_refund_id: z.string().nullable(),
    payment_intent_id: z.string(),
    received_minor: z.string().transform(BigInt),
    received_currency: z.string().refine(isCurrency),
  })
  .transform(
    (row): Refund => ({
      checkoutId: row.checkout_id,
      dealId: row.deal_id,
      reason: row.reason,
      state: row.state,
      attempt: row.attempt,
      providerRefundId: row.provider_refund_id,
      paymentId: row.payment_intent_id,
      amount: money(row.received_currency, row.received_minor),
    }),
  )

const columns = `r.checkout_id, c.deal_id, r.reason, r.state, r.attempt, r.provider_refund_id, c.payment_intent_id,
  r.received_minor, r.received_currency`

export type RefundRequest = { checkoutId: string; reason: RefundReason; amount: Money }

/** Written as `asked`. A payment goes back once, so a second request for it changes nothing. */
export async function insertRefund(actor: Actor, tx: Transaction, request: RefundRequest): Promise<void> {
  const { checkoutId, reason, amount } = request
  await tx.query(
    `INSERT INTO refund (checkout_id, reason, received_minor, received_currency, created_by)
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT (checkout_id) DO NOTHING`,
    [checkoutId, reason, String(amount.minor), amount.currency, nameActor(actor)],
  )
}

async function select(db: Connection, where: string, checkoutId: string): Promise<Refund | null> {
  const { rows } = await db.query(
    `SELECT ${columns} FROM refund r JOIN checkout c ON c.id = r.checkout_id WHERE r.checkout_id = $1 ${where}`,
    [checkoutId],
  )
  return z.array(Row).parse(rows)[0] ?? null
}

/** Locked until the transaction ends. */
export const lockRefund = (tx: Transaction, checkoutId: string): Promise<Refund | null> =>
  select(tx, 'FOR UPDATE OF r', checkoutId)

export async function updateRefund(
  tx: Transaction,
  checkoutId: string,
  given: { state: Refund['state']; providerRefundId: string | null; problem: string | null },
): Promise<void> {
  await tx.query(
    `UPDATE refund SET state = $2, provider_refund_id = coalesce($3, provider_refund_id), problem = $4,
       next_read_at = CASE WHEN $2 IN ('succeeded', 'failed') THEN NULL ELSE next_read_at END
     WHERE checkout_id = $1`,
    [checkoutId, given.state, given.providerRefundId, given.problem],
  )
}

/** Of a deal, those that failed, locked until the transaction ends. */
export async function lockFailedRefunds(tx: Transaction, dealId: string): Promise<Refund[]> {
  const { rows } = await tx.query(
    `SELECT ${columns} FROM refund r JOIN checkout c ON c.id = r.checkout_id
     WHERE c.deal_id = $1 AND r.state = 'failed' ORDER BY r.checkout_id FOR UPDATE OF r`,
    [dealId],
  )
  return z.array(Row).parse(rows)
}

/** Asks for it anew, under another key. The id of the one that failed stays until the next has its own. */
export async function askAgain(tx: Transaction, { checkoutId }: Refund): Promise<void> {
  await tx.query(
    `UPDATE refund SET state = 'asked', attempt = attempt + 1, problem = NULL, next_read_at = now()
     WHERE checkout_id = $1 AND state = 'failed'`,
    [checkoutId],
  )
}

/** True where what a deal owes its buyer was refused, or sent back, by the payment service. */
export async function hasFailedRefund(db: Connection | null, dealId: string): Promise<boolean> {
  const { rowCount } = await (db ?? connection()).query(
    `SELECT 1 FROM refund r JOIN checkout c ON c.id = r.checkout_id
     WHERE c.deal_id = $1 AND r.reason = 'ended' AND r.state = 'failed'`,
    [dealId],
  )
  return rowCount > 0
}

export async function noteRefundProblem(checkoutId: string, problem: string): Promise<void> {
  await connection().query('UPDATE refund SET problem = $2 WHERE checkout_id = $1', [checkoutId, problem])
}

/** To be called only where it is certain that the last call did nothing: the next one bears another key. */
export async function raiseAttempt({ checkoutId, attempt }: Refund): Promise<void> {
  await connection().query('UPDATE refund SET attempt = $2 + 1 WHERE checkout_id = $1 AND attempt = $2', [
    ...[checkoutId, attempt],
  ])
}

/** Takes up to 20 that are due, or all of a deal that are not over: for a minute on the first day, then for an hour. */
export async function takeRefunds(dealId: string | null): Promise<Refund[]> {
  const { rows } = await connection().query(
    `UPDATE refund r SET next_read_at = now() + CASE WHEN r.created_at > now() - interval '1 day'
       THEN interval '1 min' ELSE interval '1 hour' END
     FROM checkout c
     WHERE c.id = r.checkout_id AND r.checkout_id IN (
       SELECT r2.checkout_id FROM refund r2 JOIN checkout c2 ON c2.id = r2.checkout_id
       WHERE CASE WHEN $1::text IS NULL THEN r2.next_read_at <= now()
                  ELSE c2.deal_id = $1 AND r2.next_read_at IS NOT NULL END
       ORDER BY r2.next_read_at LIMIT 20 FOR UPDATE OF r2 SKIP LOCKED)
     RETURNING ${columns}`,
    [dealId],
  )
  return z.array(Row).parse(rows)
}
