/** Users, organisations and memberships as rows. */
import { z } from 'zod'
import type { Actor, Role } from '#lib/kernel/actor.ts'
import { type Connection, connection } from '#lib/platform/database/connection.ts'
import { newPublicId } from '#lib/platform/new-public-id.ts'
import type { Transaction } from '#lib/platform/transaction.ts'
import type { Affiliation } from '../account.ts'
import type { Email } from '../email.ts'

export type UserRow = { id: string; email: string; name: string; passwordHash: string; isConfirmed: boolean }

const User = z
  .object({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    password_hash: z.string(),
    is_confirmed: z.boolean(),
  })
  .transform(({ password_hash: passwordHash, is_confirmed: isConfirmed, ...rest }) => ({
    ...rest,
    passwordHash,
    isConfirmed,
  }))

const columns = 'id, email, name, password_hash, email_confirmed_at IS NOT NULL AS is_confirmed'

async function findOne(db: Connection, where: 'email = $1' | 'id = $1', value: string): Promise<UserRow | null> {
  const { rows } = await db.query(`SELECT ${columns} FROM app_user WHERE ${where}`, [value])
  return rows[0] === undefined ? null : User.parse(rows[0])
}

export const findUserByEmail = (_actor: Actor, email: Email): Promise<UserRow | null> =>
  findOne(connection(), 'email = $1', email)

export const findUserById = (_actor: Actor, id: string, db: Connection = connection()): Promise<UserRow | null> =>
  findOne(db, 'id = $1', id)

type NewUser = { tx: Transaction; email: Email; name: string; passwordHash: string; isConfirmed: boolean }

/** The new user's id, or null where the address is taken. */
export async function insertUser(_actor: Actor, user: NewUser): Promise<string | null> {
  const { rows } = await user.tx.query(
    `INSERT INTO app_user (id, email, name, password_hash, email_confirmed_at)
     VALUES ($1, $2, $3, $4, CASE WHEN $5 THEN now() END) ON CONFLICT (email) DO NOTHING RETURNING id`,
    [newPublicId('usr'), user.email, user.name, user.passwordHash, user.isConfirmed],
  )
  return rows[0] === undefined ? null : z.object({ id: z.string() }).parse(rows[0]).id
}

export async function insertOrganisation(_actor: Actor, { tx, name }: { tx: Transaction; name: string }) {
  const id = newPublicId('org')
  await tx.query('INSERT INTO organisation (id, name) VALUES ($1, $2)', [id, name])
  return id
}

type NewMembership = { tx: Transaction; userId: string; organisationId: string; roles: readonly Role[] }

export async function insertMembership(_actor: Actor, { tx, userId, organisationId, roles }: NewMembership) {
  await tx.query(
    `INSERT INTO membership (user_id, organisation_id, role) SELECT $1, $2, unnest($3::text[]) ON CONFLICT DO NOTHING`,
    [userId, organisationId, roles],
  )
}

export async function confirmEmail(_actor: Actor, { tx, userId }: { tx: Transaction; userId: string }) {
  await tx.query('UPDATE app_user SET email_confirmed_at = coalesce(email_confirmed_at, now()) WHERE id = $1', [userId])
}

type NewHash = { tx: Transaction; userId: string; passwordHash: string }

export async function changePasswordHash(_actor: Actor, { tx, userId, passwordHash }: NewHash) {
  await tx.query('UPDATE app_user SET password_hash = $2 WHERE id = $1', [userId, passwordHash])
}

const Contacts = z
  .array(z.object({ user_id: z.string(), email: z.string(), organisation_id: z.string(), is_mandated: z.boolean() }))
  .transform((rows) =>
    rows.map((row) => ({
      userId: row.user_id,
      email: row.email,
      organisationId: row.organisation_id,
      isMandated: row.is_mandated,
    })),
  )

/** `organisationId` is whose affairs they are; `isMandated`: the reader is a broker under a mandate of it. */
export type Contact = z.infer<typeof Contacts>[number]

/**
 * Who reads mail for these organisations, the brokers that may act for them now, and who reads for the house itself:
 * only addresses that were confirmed; whoever is both member and broker comes as a member first.
 */
export async function selectContacts(
  _actor: Actor,
  { organisationIds, withOperators }: { organisationIds: readonly string[]; withOperators: boolean },
): Promise<Contact[]> {
  const { rows } = await connection().query(
    `WITH reader AS (
       SELECT user_id, organisation_id, false AS is_mandated FROM membership
        WHERE organisation_id = ANY($1) OR ($2 AND role = 'operator')
       UNION
       SELECT m.user_id, d.client_organisation_id, true FROM mandate d
         JOIN membership m ON m.organisation_id = d.broker_organisation_id AND m.role = 'broker'
        WHERE d.client_organisation_id = ANY($1) AND d.revoked_at IS NULL)
     SELECT u.id AS user_id, u.email, r.organisation_id, r.is_mandated
       FROM reader r JOIN app_user u ON u.id = r.user_id
      WHERE u.email_confirmed_at IS NOT NULL ORDER BY u.id, r.is_mandated, r.organisation_id`,
    [organisationIds, withOperators],
  )
  return Contacts.parse(rows)
}

const Affiliations = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    roles: z.array(z.enum(['buyer', 'seller', 'broker', 'operator'])),
  }),
)

/** Where the user belongs, the oldest organisation first. */
export async function listAffiliations(_actor: Actor, userId: string): Promise<Affiliation[]> {
  const { rows } = await connection().query(
    `SELECT o.id, o.name, array_agg(m.role ORDER BY m.role) AS roles
       FROM membership m JOIN organisation o ON o.id = m.organisation_id
      WHERE m.user_id = $1 GROUP BY o.id ORDER BY o.created_at, o.id`,
    [userId],
  )
  return Affiliations.parse(rows)
}
