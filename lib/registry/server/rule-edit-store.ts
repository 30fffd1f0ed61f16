/** Edits of rules as rows. Who may write one is asked by the use cases. */
import { z } from 'zod'
import type { Actor } from '#lib/kernel/actor.ts'
import { nameActor } from '#lib/kernel/actor-name.ts'
import { confidences } from '#lib/kernel/confidence.ts'
import { connection } from '#lib/platform/database/connection.ts'
import type { Transaction } from '#lib/platform/transaction.ts'
import type { RuleEdit } from '../rule-edit.ts'
import { currentRuleId, filedRuleIds } from '../rule-set.ts'

const Wording = z.object({
  value: z.string(),
  says: z.string(),
  clause: z.string(),
  readIn: z.string(),
  dated: z.string(),
  dateRead: z.string(),
  confidence: z.enum(confidences),
  doubt: z.string(),
})

const Row = z
  .object({
    id: z.coerce.number(),
    rule_id: z.string(),
    wording: Wording,
    reason: z.string(),
    actor: z.string(),
    edited_at: z.date(),
  })
  .transform(({ rule_id: filed, edited_at: at, ...edit }): RuleEdit => ({ ...edit, ruleId: currentRuleId(filed), at }))

/** In the order in which they were made. */
export async function selectRuleEdits(): Promise<RuleEdit[]> {
  const { rows } = await connection().query(
    'SELECT id, rule_id, wording, reason, actor, edited_at FROM rule_edit ORDER BY id',
  )
  return rows.map((row) => Row.parse(row))
}

const Last = z.object({ last: z.coerce.number() })

/** Of the newest edit; 0 where there is none. */
export async function selectLastEditId(): Promise<number> {
  const { rows } = await connection().query('SELECT coalesce(max(id), 0) AS last FROM rule_edit')
  return Last.parse(rows[0]).last
}

/** Whoever holds it is the only one who edits until the transaction ends. Gives the last edit of the rule, 0 for none. */
export async function lockRule(tx: Transaction, ruleId: string): Promise<number> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtext('rule_edit'))`)
  const { rows } = await tx.query('SELECT coalesce(max(id), 0) AS last FROM rule_edit WHERE rule_id = ANY($1)', [
    filedRuleIds(ruleId),
  ])
  return Last.parse(rows[0]).last
}

export async function insertRuleEdit(
  actor: Actor,
  tx: Transaction,
  { ruleId, wording, reason }: Pick<RuleEdit, 'ruleId' | 'wording' | 'reason'>,
): Promise<void> {
  await tx.query('INSERT INTO rule_edit (rule_id, wording, reason, actor) VALUES ($1, $2, $3, $4)', [
    ...[ruleId, JSON.stringify(wording), reason, nameActor(actor)],
  ])
}
