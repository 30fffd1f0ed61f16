/** Claims to be a holder, as rows. */
import { z } from 'zod'
import { type Actor, actingOrganisation, type Member } from '#lib/kernel/actor.ts'
import { type Connection, connection } from '#lib/platform/database/connection.ts'
import { newPublicId } from '#lib/platform/new-public-id.ts'
import type { Transaction } from '#lib/platform/transaction.ts'
import { rirs } from '#lib/registry/rir.ts'
import type { HolderClaim } from '../holder-claim.ts'
import type { HolderAnswerInput, HolderClaimInput } from '../inputs.ts'

const Claim = z
  .object({
    id: z.string(),
    organisation_id: z.string(),
    organisation_name: z.string(),
    registry: z.enum(rirs),
    holder_id: z.string(),
    said: z.string(),
    claimed_at: z.date(),
    answer: z.enum(['accepted', 'refused']).nullable(),
    reason: z.string().nullable(),
    answered_at: z.date().nullable(),
  })
  .transform((row): HolderClaim => {
    const { id, registry, said, answer, reason, answered_at: at } = row
    const answered = answer && reason && at ? { answer, reason, at } : null
    const organisation = { id: row.organisation_id, name: row.organisation_name }
    return { id, organisation, registry, holderId: row.holder_id, said, claimedAt: row.claimed_at, answered }
  })

const select = `SELECT c.id, c.organisation_id, o.name AS organisation_name, c.registry, c.holder_id, c.said,
    c.claimed_at, c.answer, c.reason, c.answered_at
  FROM holder_claim c JOIN organisation o ON o.id = c.organisation_id`

/** An organisation is a holder at a handful of registries: who asks for more at once keeps others waiting. */
const mostOpen = 5
const mostTold = 20

/** False where the same claim is open already, or too many are. */
export async function insertClaim(actor: Member, { registry, holderId, said }: HolderClaimInput): Promise<boolean> {
  const { rowCount } = await connection().query(
    `INSERT INTO holder_claim (id, organisation_id, registry, holder_id, said, claimed_by)
     SELECT $1, $2, $3, $4, $5, $6
      WHERE (SELECT count(*) FROM holder_claim WHERE organisation_id = $2 AND answer IS NULL) < ${mostOpen}
     ON CONFLICT (organisation_id, registry, holder_id) WHERE answer IS NULL DO NOTHING`,
    [newPublicId('hcl'), actingOrganisation(actor), registry, holderId, said, actor.userId],
  )
  return rowCount === 1
}

/** Those of the organisation acted for, newest first. */
export async function selectOwnClaims(actor: Member): Promise<HolderClaim[]> {
  const { rows } = await connection().query(
    `${select} WHERE c.organisation_id = $1 ORDER BY c.claimed_at DESC LIMIT ${mostTold}`,
    [actingOrganisation(actor)],
  )
  return z.array(Claim).parse(rows)
}

/** Oldest first: whoever waits longest is answered first. */
export async function selectOpenClaims(_actor: Actor, limit: number): Promise<HolderClaim[]> {
  const { rows } = await connection().query(`${select} WHERE c.answer IS NULL ORDER BY c.claimed_at LIMIT $1`, [limit])
  return z.array(Claim).parse(rows)
}

/** Null where there is no such claim, or it is answered. Until `tx` ends, nobody else answers it. */
export async function lockOpenClaim(_actor: Actor, tx: Transaction, id: string): Promise<HolderClaim | null> {
  const { rows } = await tx.query(`${select} WHERE c.id = $1 AND c.answer IS NULL FOR UPDATE OF c`, [id])
  return rows[0] === undefined ? null : Claim.parse(rows[0])
}

export async function answerClaim(actor: Member, tx: Transaction, { id, answer, reason }: HolderAnswerInput) {
  await tx.query(
    'UPDATE holder_claim SET answer = $2, reason = $3, answered_by = $4, answered_at = now() WHERE id = $1',
    [id, answer, reason, actor.userId],
  )
}

const Link = z.object({ id: z.string(), name: z.string() })

/** The organisation that is this holder. */
export async function findLinked(_actor: Actor, { registry, holderId }: Pick<HolderClaim, 'registry' | 'holderId'>) {
  const { rows } = await connection().query(
    `SELECT o.id, o.name FROM organisation_holder h JOIN organisation o ON o.id = h.organisation_id
      WHERE h.registry = $1 AND h.holder_id = $2`,
    [registry, holderId],
  )
  return rows[0] === undefined ? null : Link.parse(rows[0])
}

const Address = z.array(z.object({ email: z.string(), id: z.string() }))

/** Where the members of the claiming organisation read mail. */
export async function selectClaimants(_actor: Actor, db: Connection, organisationId: string) {
  const { rows } = await db.query(
    `SELECT DISTINCT u.id, u.email FROM membership m JOIN app_user u ON u.id = m.user_id
      WHERE m.organisation_id = $1 AND u.email_confirmed_at IS NOT NULL ORDER BY u.id`,
    [organisationId],
  )
  return Address.parse(rows)
}
