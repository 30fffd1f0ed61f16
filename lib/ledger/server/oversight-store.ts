/** Payments that need a person, and the ledger as a whole, for whoever oversees the market. Real time. */
import { z } from 'zod'
import { isCurrency, type Money, money } from '#lib/kernel/money.ts'
import { connection } from '#lib/platform/database/connection.ts'

const Trouble = z
  .object({
    name: z.string(),
    deal_id: z.string().nullable(),
    since: z.date(),
    problem: z.string().nullable(),
  })
  .transform(({ deal_id, ...row }) => ({ ...row, dealId: deal_id }))

/** `name`: what the payment service or our own record calls it. `dealId` null where it is of no deal of ours. */
export type PaymentTrouble = z.infer<typeof Trouble>

async function selectTroubles(sql: string, limit: number): Promise<PaymentTrouble[]> {
  const { rows } = await connection().query(sql, [limit])
  return z.array(Trouble).parse(rows)
}

/** As long as it is owed: one that went back another way is nobody's trouble any more. */
export const selectFailedRefunds = (limit: number) =>
  selectTroubles(
    `SELECT r.checkout_id AS name, c.deal_id, r.created_at AS since, r.problem
     FROM refund r JOIN checkout c ON c.id = r.checkout_id
     WHERE r.state = 'failed' AND EXISTS (
       SELECT FROM ledger_balance b WHERE b.posted <> 0 AND b.account = 'deal:' || c.deal_id ||
         CASE r.reason WHEN 'ended' THEN ':refund-due' WHEN 'duplicate' THEN ':duplicate'
                       ELSE ':mismatch:' || r.received_currency END)
     ORDER BY 3, 1 LIMIT $1`,
    limit,
  )

/** Told more than five minutes ago and not read back yet. */
export const selectUnprocessedEvents = (limit: number) =>
  selectTroubles(
    `SELECT e.id || ' ' || e.type AS name, coalesce(c.deal_id, rc.deal_id) AS deal_id, e.received_at AS since, e.problem
     FROM stripe_event e
     LEFT JOIN checkout c ON c.provider_session_id = e.object_id
     LEFT JOIN refund r ON r.provider_refund_id = e.object_id LEFT JOIN checkout rc ON rc.id = r.checkout_id
     WHERE e.processed_at IS NULL AND e.received_at < now() - interval '5 min' ORDER BY 3, 1 LIMIT $1`,
    limit,
  )

/** Sent more than five minutes ago, and nobody knows yet whether it was done. Keys begin with what they are of. */
export const selectStuckCalls = (limit: number) =>
  selectTroubles(
    `SELECT o.key AS name, c.deal_id, o.sent_at AS since,
       'sent ' || o.times_sent || CASE o.times_sent WHEN 1 THEN ' time' ELSE ' times' END || coalesce('; ' || c.problem, '')
         AS problem
     FROM outside_call o LEFT JOIN checkout c ON c.id = split_part(o.key, ':', 2)
     WHERE o.state = 'sent' AND o.sent_at < now() - interval '5 min' ORDER BY 3, 1 LIMIT $1`,
    limit,
  )

const Balance = z
  .object({
    class: z.string(),
    side: z.enum(['debit', 'credit']),
    currency: z.string().refine(isCurrency),
    sum: z.string(),
  })
  .transform(({ currency, sum, ...row }) => ({ ...row, sum: money(currency, BigInt(sum)) }))

/** Accounts of one class together. Signed: a debit positive, a credit negative. */
export type ClassBalance = { readonly class: string; readonly side: 'debit' | 'credit'; readonly sum: Money }

/** By what the entries add up to, and not by the balances that are kept beside them. */
export async function selectClassBalances(): Promise<ClassBalance[]> {
  const { rows } = await connection().query(
    `SELECT CASE split_part(a.code, ':', 1) WHEN 'deal' THEN split_part(a.code, ':', 3)
                                            WHEN 'org' THEN 'payable' ELSE split_part(a.code, ':', 1) END AS class,
       a.side, a.currency, sum(e.amount)::text AS sum
     FROM ledger_entry e JOIN ledger_account a ON a.code = e.account GROUP BY 1, 2, 3 ORDER BY 3, 2 DESC, 1`,
  )
  return z.array(Balance).parse(rows)
}
