/** Cases as rows. Whose they are is always part of the question: another's is as if it were not there. */
import { z } from 'zod'
import { formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import { StoredPrefix } from '#lib/address-space/server/stored-prefix.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import { nameActor } from '#lib/kernel/actor-name.ts'
import { type Connection, connection } from '#lib/platform/database/connection.ts'
import { newPublicId } from '#lib/platform/new-public-id.ts'
import { sha256 } from '#lib/platform/sha256.ts'
import type { Transaction } from '#lib/platform/transaction.ts'
import { blocklistClasses } from '#lib/reputation/blocklist-class.ts'
import type { Decided } from '../incidents/decide-case.ts'
import {
  type Attachment,
  type CaseEvent,
  type CaseLine,
  type IncidentCase,
  requestMoves,
} from '../incidents/incident-case.ts'
import type { ListingObservation } from '../incidents/listing-observation.ts'
import type { GivenFile } from '../incidents/read-attachment.ts'

const asOf = z.string().nullable()
const Observation: z.ZodType<ListingObservation> = z.discriminatedUnion('answer', [
  z.object({
    ...{ answer: z.literal('found'), addresses: z.number(), entries: z.array(z.string()) },
    ...{ meaning: z.enum(blocklistClasses), asOf },
  }),
  z.object({ answer: z.literal('nothing-found'), asOf }),
  z.object({ answer: z.literal('failed'), reason: z.string(), asOf }),
  z.object({ answer: z.literal('not-checked'), reason: z.string() }),
])

const CaseRow = z.object({
  id: z.string(),
  organisation_id: z.string(),
  organisation: z.string(),
  block: StoredPrefix,
  list: z.string(),
  before: Observation,
  opened_by: z.string(),
  opened_at: z.date(),
  ended_at: z.date().nullable(),
})
const EventRow = z
  .object({
    case_id: z.string(),
    number: z.number(),
    kind: z.enum([...requestMoves, 'step-done', 'step-undone']),
    text: z.string(),
    actor: z.string(),
    at: z.date(),
  })
  .transform(({ case_id: caseId, ...event }) => ({ caseId, event: event satisfies CaseEvent }))

type CaseKey = { organisationId: string; id: string }

/** People by name; who has no account, or is a job of the house, as recorded. */
const nameOf = (column: string) => `coalesce((SELECT name FROM app_user u WHERE u.id = ${column}), ${column})`

const caseColumns = `id, organisation_id, (SELECT name FROM organisation o WHERE o.id = organisation_id) AS organisation,
  block::text AS block, list, before, ${nameOf('opened_by')} AS opened_by, opened_at, ended_at`

const LineRow = z
  .object({
    ...{ id: z.string(), block: StoredPrefix, list: z.string(), opened_at: z.date(), ended_at: z.date().nullable() },
    ...{ state: z.enum(requestMoves).nullable(), steps_done: z.number(), last_at: z.date().nullable() },
  })
  .transform(
    ({ opened_at: openedAt, ended_at: endedAt, steps_done: stepsDone, last_at: lastAt, state, ...line }): CaseLine => ({
      ...{ ...line, openedAt, endedAt, stepsDone, lastAt, state: state ?? 'open' },
    }),
  )

type CasePage = { organisationId: string; after: string | null; size: number }

/**
 * What is not over first, of these the newest; behind the case `after`, where one is named. One more than `size`, if
 * there is. A step is ticked and unticked by turns, so what is left of both is how many are done.
 */
export async function selectCaseLines(_actor: Actor, { organisationId, after, size }: CasePage): Promise<CaseLine[]> {
  const { rows } = await connection().query(
    `SELECT c.id, c.block::text AS block, c.list, c.opened_at, c.ended_at, e.steps_done, e.last_at,
       (SELECT m.kind FROM incident_event m WHERE m.case_id = c.id AND m.kind <> ALL ('{step-done,step-undone}')
        ORDER BY m.number DESC LIMIT 1) AS state
     FROM incident_case c CROSS JOIN LATERAL (
       SELECT (count(*) FILTER (WHERE kind = 'step-done') - count(*) FILTER (WHERE kind = 'step-undone'))::int
         AS steps_done, max(at) AS last_at FROM incident_event WHERE case_id = c.id) e
     WHERE c.organisation_id = $1 AND ($2::text IS NULL OR (c.ended_at IS NULL, c.opened_at, c.id) <
       (SELECT k.ended_at IS NULL, k.opened_at, k.id FROM incident_case k WHERE k.organisation_id = $1 AND k.id = $2))
     ORDER BY c.ended_at IS NULL DESC, c.opened_at DESC, c.id DESC LIMIT $3`,
    [organisationId, after, size + 1],
  )
  return z.array(LineRow).parse(rows)
}

export async function countCases(_actor: Actor, organisationId: string): Promise<number> {
  const { rows } = await connection().query(
    'SELECT count(*)::int AS count FROM incident_case WHERE organisation_id = $1',
    [organisationId],
  )
  return z.tuple([z.object({ count: z.number() })]).parse(rows)[0].count
}

/** Null where the organisation has no such case. */
export async function selectCase(_actor: Actor, { organisationId, id }: CaseKey): Promise<IncidentCase | null> {
  const { rows } = await connection().query(
    `SELECT ${caseColumns} FROM incident_case WHERE organisation_id = $1 AND id = $2`,
    [organisationId, id],
  )
  return (await withEvents(connection(), rows))[0] ?? null
}

/** The same; until `tx` ends nobody else adds to it. */
export async function lockCase(_actor: Actor, tx: Transaction, { organisationId, id }: CaseKey) {
  const { rows } = await tx.query(
    `SELECT ${caseColumns} FROM incident_case WHERE organisation_id = $1 AND id = $2 FOR UPDATE`,
    [organisationId, id],
  )
  return (await withEvents(tx, rows))[0] ?? null
}

async function withEvents(on: Connection, rows: readonly unknown[]): Promise<IncidentCase[]> {
  const cases = z.array(CaseRow).parse(rows)
  const found = await on.query(
    `SELECT case_id, number, kind, text, ${nameOf('actor')} AS actor, at FROM incident_event
     WHERE case_id = ANY($1) ORDER BY case_id, number`,
    [cases.map(({ id }) => id)],
  )
  const events = Map.groupBy(z.array(EventRow).parse(found.rows), ({ caseId }) => caseId)
  return cases.map(({ organisation_id, opened_by, opened_at, ended_at, ...incident }) => ({
    ...{ ...incident, organisationId: organisation_id, openedBy: opened_by, openedAt: opened_at, endedAt: ended_at },
    events: (events.get(incident.id) ?? []).map(({ event }) => event),
  }))
}

/** Delisted by what the list says, and not over: what a newer reading has to confirm. For the house's own jobs. */
export async function selectUnconfirmedCases(_actor: Actor): Promise<IncidentCase[]> {
  const { rows } = await connection().query(
    `SELECT ${caseColumns} FROM incident_case c WHERE ended_at IS NULL AND 'delisted' = (
       SELECT kind FROM incident_event e WHERE e.case_id = c.id AND kind NOT IN ('step-done', 'step-undone')
       ORDER BY number DESC LIMIT 1) ORDER BY opened_at, id`,
  )
  return withEvents(connection(), rows)
}

/** False where it is over, or somebody wrote something down since it was read. */
export async function endCase(_actor: Actor, { id, events }: IncidentCase): Promise<boolean> {
  const { rowCount } = await connection().query(
    `UPDATE incident_case SET ended_at = dotquad_now() WHERE id = $1 AND ended_at IS NULL
       AND $2 = (SELECT count(*) FROM incident_event WHERE case_id = $1)`,
    [id, events.length],
  )
  return rowCount === 1
}

export async function countOpenCases(_actor: Actor, tx: Transaction, organisationId: string): Promise<number> {
  const { rows } = await tx.query(
    'SELECT count(*)::int AS count FROM incident_case WHERE organisation_id = $1 AND ended_at IS NULL',
    [organisationId],
  )
  return z.tuple([z.object({ count: z.number() })]).parse(rows)[0].count
}

type NewCase = { organisationId: string; block: Prefix; list: string; before: ListingObservation }

/** Its id; of one that is open already, the id of that one. */
export async function insertCase(actor: Actor, tx: Transaction, incident: NewCase): Promise<string> {
  const { organisationId, block, list, before } = incident
  const { rows } = await tx.query(
    `WITH opened AS (INSERT INTO incident_case (id, organisation_id, block, list, before, opened_by)
       VALUES ($1, $2, $3::cidr, $4, $5, $6)
       ON CONFLICT (organisation_id, block, list) WHERE ended_at IS NULL DO NOTHING RETURNING id)
     SELECT id FROM opened UNION ALL
     SELECT id FROM incident_case WHERE organisation_id = $2 AND block = $3::cidr AND list = $4 AND ended_at IS NULL
     LIMIT 1`,
    [newPublicId('cas'), organisationId, formatPrefix(block), list, JSON.stringify(before), nameActor(actor)],
  )
  return z.tuple([z.object({ id: z.string() })]).parse(rows)[0].id
}

/** In the transaction that holds the case locked. */
export async function insertCaseEvent(
  actor: Actor,
  tx: Transaction,
  { incident, decided, isOver }: { incident: IncidentCase; decided: Decided; isOver: boolean },
): Promise<void> {
  await tx.query('INSERT INTO incident_event (case_id, number, kind, text, actor) VALUES ($1, $2, $3, $4, $5)', [
    ...[incident.id, incident.events.length + 1, decided.kind, decided.text, nameActor(actor)],
  ])
  if (isOver) await tx.query('UPDATE incident_case SET ended_at = dotquad_now() WHERE id = $1', [incident.id])
}

const AttachmentRow = z
  .object({
    ...{
      id: z.string(),
      file_name: z.string(),
      bytes: z.number(),
      sha256: z.string(),
      actor: z.string(),
      at: z.date(),
    },
  })
  .transform(({ file_name: fileName, ...row }): Attachment => ({ ...row, fileName }))

const attachmentColumns = `id, file_name, octet_length(content) AS bytes, sha256, ${nameOf('actor')} AS actor, at`

export async function selectAttachments(_actor: Actor, caseId: string, on: Connection = connection()) {
  const { rows } = await on.query(
    `SELECT ${attachmentColumns} FROM incident_attachment WHERE case_id = $1 ORDER BY at, id`,
    [caseId],
  )
  return z.array(AttachmentRow).parse(rows)
}

/** The same bytes twice are one log. */
export async function insertAttachment(
  actor: Actor,
  tx: Transaction,
  { caseId, file }: { caseId: string; file: GivenFile },
): Promise<void> {
  await tx.query(
    `INSERT INTO incident_attachment (id, case_id, file_name, sha256, content, actor) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (case_id, sha256) DO NOTHING`,
    [newPublicId('att'), caseId, file.name, sha256(file.content), Buffer.from(file.content), nameActor(actor)],
  )
}

/** Null where that case of the organisation has no such log. */
export async function selectAttachmentContent(
  _actor: Actor,
  { organisationId, caseId, id }: { organisationId: string; caseId: string; id: string },
): Promise<{ fileName: string; content: Uint8Array } | null> {
  const { rows } = await connection().query(
    `SELECT a.file_name, a.content FROM incident_attachment a JOIN incident_case c ON c.id = a.case_id
     WHERE c.organisation_id = $1 AND c.id = $2 AND a.id = $3`,
    [organisationId, caseId, id],
  )
  const [row] = z.array(z.object({ file_name: z.string(), content: z.instanceof(Uint8Array) })).parse(rows)
  return row ? { fileName: row.file_name, content: row.content } : null
}
