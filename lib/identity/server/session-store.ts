/** Sessions as rows, by the server's own clock: the world's may be moved by anybody who plays in it. */
import { z } from 'zod'
import type { Actor, Member } from '#lib/kernel/actor.ts'
import { connection } from '#lib/platform/database/connection.ts'
import { newPublicId } from '#lib/platform/new-public-id.ts'
import type { Transaction } from '#lib/platform/transaction.ts'
import type { OpenSession } from '../account.ts'

/** However much it is used. Also the life of the browser's token. */
export const sessionDays = 14
const idleDays = 3
/** A session in use is written to this often at most. */
const seenEveryMinutes = 5

const isOpen = `s.revoked_at IS NULL AND s.expires_at > now() AND s.last_seen_at > now() - interval '${idleDays} days'`

type NewSession = { tx: Transaction; userId: string; openedBy: 'password' | 'link'; userAgent: string }

/**
 * For the organisation last acted for, else the user's first. The id is what a token names; null for a user who
 * belongs to no organisation any more.
 */
export async function insertSession(_actor: Actor, session: NewSession): Promise<string | null> {
  const id = newPublicId('ses')
  const { rowCount } = await session.tx.query(
    `INSERT INTO session (id, user_id, organisation_id, opened_by, user_agent, expires_at)
     SELECT $1, m.user_id, m.organisation_id, $3, $4, now() + interval '${sessionDays} days'
       FROM membership m
       LEFT JOIN session s ON s.user_id = m.user_id AND s.organisation_id = m.organisation_id
      WHERE m.user_id = $2
      ORDER BY s.last_seen_at DESC NULLS LAST, m.created_at, m.organisation_id LIMIT 1`,
    [id, session.userId, session.openedBy, session.userAgent.slice(0, 300)],
  )
  return rowCount === 1 ? id : null
}

const Roles = z.array(z.enum(['buyer', 'seller', 'broker', 'operator']))
const Found = z.object({
  user_id: z.string(),
  organisation_id: z.string(),
  mandate_id: z.string().nullable(),
  client_id: z.string().nullable(),
  roles: Roles,
  client_roles: Roles,
  was_seen: z.boolean(),
})

const findSql = `
  SELECT s.user_id, s.organisation_id, md.id AS mandate_id, md.client_organisation_id AS client_id,
         s.last_seen_at > now() - interval '${seenEveryMinutes} min' AS was_seen,
         ARRAY(SELECT role FROM membership WHERE user_id = s.user_id AND organisation_id = s.organisation_id) AS roles,
         ARRAY(SELECT DISTINCT role FROM membership WHERE organisation_id = md.client_organisation_id) AS client_roles
    FROM session s
    LEFT JOIN mandate md ON md.id = s.mandate_id AND md.revoked_at IS NULL
          AND md.broker_organisation_id = s.organisation_id
   WHERE s.id = $1 AND ${isOpen}`

/** Who the session stands for now, or null where it has ended. A mandate taken back leaves the broker as itself. */
export async function findMember(sessionId: string): Promise<Member | null> {
  const { rows } = await connection().query(findSql, [sessionId])
  if (rows[0] === undefined) return null
  const row = Found.parse(rows[0])
  if (row.roles.length === 0) return null
  if (!row.was_seen) await connection().query('UPDATE session SET last_seen_at = now() WHERE id = $1', [sessionId])
  const { user_id: userId, organisation_id: organisationId, mandate_id: mandateId, client_id: clientId } = row
  const self = { kind: 'member', userId, sessionId, organisationId } as const
  if (mandateId === null || clientId === null || !row.roles.includes('broker'))
    return { ...self, roles: row.roles, onBehalfOf: null }
  const lent = row.client_roles.filter((role) => role === 'buyer' || role === 'seller')
  return { ...self, roles: ['broker', ...lent], onBehalfOf: { organisationId: clientId, mandateId } }
}

const Listed = z.array(
  z.object({
    id: z.string(),
    opened_by: z.enum(['password', 'link']),
    user_agent: z.string(),
    created_at: z.date(),
    last_seen_at: z.date(),
  }),
)

export async function listOpenSessions(actor: Member): Promise<OpenSession[]> {
  const { rows } = await connection().query(
    `SELECT id, opened_by, user_agent, created_at, last_seen_at FROM session s
      WHERE user_id = $1 AND ${isOpen} ORDER BY last_seen_at DESC, id`,
    [actor.userId],
  )
  return Listed.parse(rows).map(({ id, opened_by, user_agent, created_at, last_seen_at }) => ({
    id,
    openedBy: opened_by,
    userAgent: user_agent,
    createdAt: created_at,
    lastSeenAt: last_seen_at,
    isThis: id === actor.sessionId,
  }))
}

/** One of the actor's own; false where it is somebody else's or has ended. */
export async function revokeOwnSession(actor: Member, sessionId: string): Promise<boolean> {
  const { rowCount } = await connection().query(
    'UPDATE session SET revoked_at = now() WHERE id = $1 AND user_id = $2 AND revoked_at IS NULL',
    [sessionId, actor.userId],
  )
  return rowCount === 1
}

/** For whoever holds the session's own token. */
export async function endSession(sessionId: string): Promise<void> {
  await connection().query('UPDATE session SET revoked_at = now() WHERE id = $1 AND revoked_at IS NULL', [sessionId])
}

type Whose = { tx: Transaction; userId: string }

export async function revokeAllSessions(_actor: Actor, { tx, userId }: Whose): Promise<void> {
  await tx.query('UPDATE session SET revoked_at = now() WHERE user_id = $1 AND revoked_at IS NULL', [userId])
}

type Standing = { organisationId: string; mandateId: string | null }

/**
 * The actor's session under a new id, for another organisation or under a mandate; the old id names nothing any more,
 * so that no token that was seen before gains by the change. Null where the actor is no member there, or the mandate
 * is not open or not that organisation's.
 */
export async function replaceSession(actor: Member, { organisationId, mandateId }: Standing): Promise<string | null> {
  const { rows } = await connection().query(
    `WITH ended AS (
       UPDATE session s SET revoked_at = now() WHERE id = $1 AND user_id = $2 AND ${isOpen}
          AND EXISTS (SELECT 1 FROM membership WHERE user_id = $2 AND organisation_id = $4)
          AND ($5::text IS NULL OR EXISTS (
            SELECT 1 FROM mandate WHERE id = $5 AND broker_organisation_id = $4 AND revoked_at IS NULL))
       RETURNING *)
     INSERT INTO session (id, user_id, organisation_id, mandate_id, opened_by, user_agent, created_at, expires_at)
     SELECT $3, user_id, $4, $5, opened_by, user_agent, created_at, expires_at FROM ended RETURNING id`,
    [actor.sessionId, actor.userId, newPublicId('ses'), organisationId, mandateId],
  )
  return rows[0] === undefined ? null : z.object({ id: z.string() }).parse(rows[0]).id
}
