/** Mandates, and which holders an organisation is, as rows. */
import { z } from 'zod'
import { type Actor, actingOrganisation, type Member } from '#lib/kernel/actor.ts'
import { type Connection, connection } from '#lib/platform/database/connection.ts'
import { newPublicId } from '#lib/platform/new-public-id.ts'
import { type Rir, rirs } from '#lib/registry/rir.ts'
import type { Mandate, Organisation } from '../account.ts'

const Organisations = z.array(z.object({ id: z.string(), name: z.string() }))

const Mandates = z
  .array(
    z.object({
      id: z.string(),
      client_id: z.string(),
      client_name: z.string(),
      broker_id: z.string(),
      broker_name: z.string(),
      granted_at: z.date(),
    }),
  )
  .transform((rows) =>
    rows.map(
      (row): Mandate => ({
        id: row.id,
        client: { id: row.client_id, name: row.client_name },
        broker: { id: row.broker_id, name: row.broker_name },
        grantedAt: row.granted_at,
      }),
    ),
  )

/** The open ones that the actor's own organisation gave or was given. */
export async function listOpenMandates(actor: Member): Promise<Mandate[]> {
  const { rows } = await connection().query(
    `SELECT m.id, c.id AS client_id, c.name AS client_name, b.id AS broker_id, b.name AS broker_name, m.granted_at
       FROM mandate m
       JOIN organisation c ON c.id = m.client_organisation_id
       JOIN organisation b ON b.id = m.broker_organisation_id
      WHERE m.revoked_at IS NULL AND $1 IN (c.id, b.id) ORDER BY m.granted_at, m.id`,
    [actor.organisationId],
  )
  return Mandates.parse(rows)
}

/** Every broker of the market but the actor's own organisation: brokers are public, so that one can be chosen. */
export async function listBrokerOrganisations(actor: Member): Promise<Organisation[]> {
  const { rows } = await connection().query(
    `SELECT DISTINCT o.id, o.name FROM organisation o JOIN membership m ON m.organisation_id = o.id
      WHERE m.role = 'broker' AND o.id <> $1 ORDER BY o.name, o.id`,
    [actor.organisationId],
  )
  return Organisations.parse(rows)
}

/** Does nothing where one is open already; false where `brokerId` is no broker. */
export async function insertMandate(actor: Member, brokerId: string): Promise<boolean> {
  const { rows } = await connection().query(
    `WITH broker AS (SELECT 1 FROM membership WHERE organisation_id = $3 AND role = 'broker' LIMIT 1), made AS (
       INSERT INTO mandate (id, client_organisation_id, broker_organisation_id, granted_by)
       SELECT $1, $2, $3, $4 FROM broker WHERE $2 <> $3 ON CONFLICT DO NOTHING)
     SELECT 1 FROM broker WHERE $2 <> $3`,
    [newPublicId('mnd'), actor.organisationId, brokerId, actor.userId],
  )
  return rows.length === 1
}

/** Only the client takes a mandate back; false where it is not the actor's or is over. */
export async function closeMandate(actor: Member, mandateId: string): Promise<boolean> {
  const { rowCount } = await connection().query(
    'UPDATE mandate SET revoked_at = now() WHERE id = $1 AND client_organisation_id = $2 AND revoked_at IS NULL',
    [mandateId, actor.organisationId],
  )
  return rowCount === 1
}

/** A holder in a registry's statistics. */
export type Holder = { registry: Rir; holderId: string }

const Holders = z
  .array(z.object({ registry: z.enum(rirs), holder_id: z.string() }))
  .transform((rows) => rows.map(({ registry, holder_id: holderId }): Holder => ({ registry, holderId })))

/** The holders that the organisation acted for is. */
export async function listHolders(actor: Member): Promise<Holder[]> {
  const { rows } = await connection().query(
    'SELECT registry, holder_id FROM organisation_holder WHERE organisation_id = $1 ORDER BY 1, 2',
    [actingOrganisation(actor)],
  )
  return Holders.parse(rows)
}

/** False where another organisation is that holder already. */
export async function insertHolder(
  _actor: Actor,
  { organisationId, ...holder }: Holder & { organisationId: string },
  db: Connection = connection(),
): Promise<boolean> {
  const { rows } = await db.query(
    `WITH made AS (
       INSERT INTO organisation_holder (registry, holder_id, organisation_id) VALUES ($1, $2, $3)
       ON CONFLICT (registry, holder_id) DO NOTHING RETURNING organisation_id)
     SELECT organisation_id FROM made
     UNION SELECT organisation_id FROM organisation_holder WHERE registry = $1 AND holder_id = $2`,
    [holder.registry, holder.holderId, organisationId],
  )
  return z.array(z.object({ organisation_id: z.string() })).parse(rows)[0]?.organisation_id === organisationId
}
