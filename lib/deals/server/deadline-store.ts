/** Deadlines as rows, by world time. */
import { z } from 'zod'
import { connection } from '#lib/platform/database/connection.ts'
import type { Transaction } from '#lib/platform/transaction.ts'

const Due = z
  .object({ id: z.string(), deal_id: z.string(), command: z.string(), due_at: z.date(), repeats: z.boolean() })
  .transform(({ deal_id, due_at, ...row }) => ({ ...row, dealId: deal_id, dueAt: due_at }))

export type DueDeadline = z.infer<typeof Due>

/** What is due and not done, the oldest first, but for those of `without`. Whoever takes one looks again under lock. */
export async function selectDue(limit: number, without: ReadonlySet<string>): Promise<DueDeadline[]> {
  const { rows } = await connection().query(
    `SELECT id, deal_id, command, due_at, repeats FROM deal_deadline
     WHERE ended_at IS NULL AND due_at <= dotquad_now() AND id <> ALL($2::bigint[]) ORDER BY due_at, id LIMIT $1`,
    [limit, [...without]],
  )
  return z.array(Due).parse(rows)
}

/** Marks it as fired; false where somebody else did, or the deal has left its state. */
export async function markFired(tx: Transaction, id: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    "UPDATE deal_deadline SET ended_at = dotquad_now(), outcome = 'fired' WHERE id = $1 AND ended_at IS NULL",
    [id],
  )
  return rowCount === 1
}

/** When the next deadline of any open deal is, reminders left out; null where there is none ahead. */
export async function selectNextDue(): Promise<Date | null> {
  const { rows } = await connection().query(
    `SELECT due_at FROM deal_deadline WHERE ended_at IS NULL AND NOT repeats AND due_at > dotquad_now()
     ORDER BY due_at LIMIT 1`,
  )
  const [next] = z.array(z.object({ due_at: z.date() })).parse(rows)
  return next?.due_at ?? null
}

/** What is open of a deal, the first due first. */
export async function selectOpenDeadlines(dealId: string): Promise<DueDeadline[]> {
  const { rows } = await connection().query(
    `SELECT id, deal_id, command, due_at, repeats FROM deal_deadline
     WHERE deal_id = $1 AND ended_at IS NULL ORDER BY due_at, id`,
    [dealId],
  )
  return z.array(Due).parse(rows)
}
