/** Alerts as rows: one for each watch and event, raised once. By world time. */
import { z } from 'zod'
import { StoredPrefix } from '#lib/address-space/server/stored-prefix.ts'
import { type ChangeKind, changeKinds, tiers, tiersFrom } from '#lib/diligence/watch/change-kinds.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import { nameActor } from '#lib/kernel/actor-name.ts'
import { connection } from '#lib/platform/database/connection.ts'
import { newPublicId } from '#lib/platform/new-public-id.ts'
import type { Transaction } from '#lib/platform/transaction.ts'
import type { AlertCursor } from '../alert-page.ts'
import type { Alert, AlertState, OpenAlerts, QuietHours } from '../watch.ts'

const isKind = (text: string): text is ChangeKind => Object.hasOwn(changeKinds, text)

const Event = {
  block: StoredPrefix,
  kind: z.string().refine(isKind),
  tier: z.enum(tiers),
  subject: z.string(),
  sentence: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  source: z.string(),
  before_as_of: z.string().nullable(),
  after_as_of: z.string().nullable(),
}

const Row = z
  .object({
    id: z.string(),
    state: z.enum(['raised', 'escalated', 'acknowledged', 'resolved']),
    raised_at: z.date(),
    ...Event,
  })
  .transform(
    ({ id, state, raised_at, block, before_as_of, after_as_of, ...event }): Alert => ({
      ...{ id, block, state, raisedAt: raised_at },
      event: { ...event, beforeAsOf: before_as_of, afterAsOf: after_as_of },
    }),
  )

const columns = `a.id, a.state, a.raised_at, e.block::text AS block, e.kind, e.tier, e.subject, e.sentence, e.before,
  e.after, e.source, e.before_as_of, e.after_as_of`
const joined = 'alert a JOIN timeline_event e ON e.id = a.event_id JOIN watch w ON w.id = a.watch_id'

/** Whose the watch is, as its index is asked: it knows the house's own by the empty text. */
const isOf = "coalesce(w.organisation_id, '') = coalesce($1, '')"

/** Read by the watches of the organisation, however many others have. */
export const alertsOf = `SELECT ${columns} FROM ${joined} WHERE ${isOf} AND w.ended_at IS NULL
  ORDER BY a.state IN ('raised', 'escalated') DESC, array_position($2::text[], e.tier), a.event_id DESC LIMIT $3`

/** Of open watches; not over first, of these the heaviest, then the newest. */
export async function selectAlerts(_actor: Actor, organisationId: string | null, limit: number): Promise<Alert[]> {
  const { rows } = await connection().query(alertsOf, [organisationId, tiers.toReversed(), limit])
  return z.array(Row).parse(rows)
}

const Placed = z.array(z.object({ event_id: z.string() }).loose())

export type AlertsAsked = {
  /** Null is the house. */
  organisationId: string | null
  states: readonly AlertState[]
  cursor: AlertCursor | null
  size: number
}

/**
 * The newest first, from the cursor on, or against it where those before are asked for; also of watches that ended. One
 * more than `size`, if there is.
 */
export async function selectAlertPage(
  _actor: Actor,
  { organisationId, states, cursor, size }: AlertsAsked,
): Promise<(Alert & { eventId: string })[]> {
  const [operator, order] = cursor?.direction === 'before' ? ['>', 'ASC'] : ['<', 'DESC']
  const { rows } = await connection().query(
    `SELECT ${columns}, a.event_id FROM ${joined}
     WHERE ${isOf} AND a.state = ANY($2)
       ${cursor ? `AND (a.event_id, a.id) ${operator} ($4::bigint, $5)` : ''}
     ORDER BY a.event_id ${order}, a.id ${order} LIMIT $3`,
    [organisationId, states, size + 1, ...(cursor ? [cursor.eventId, cursor.id] : [])],
  )
  const alerts = z.array(Row).parse(rows)
  return Placed.parse(rows).flatMap(({ event_id: eventId }, place) => {
    const alert = alerts[place]
    return alert ? [{ ...alert, eventId }] : []
  })
}

/** How many wait for somebody. */
export async function countOpen(_actor: Actor, organisationId: string | null): Promise<number> {
  const { rows } = await connection().query(
    `SELECT count(*)::int AS count FROM alert a JOIN watch w ON w.id = a.watch_id
     WHERE ${isOf} AND w.ended_at IS NULL AND a.state IN ('raised', 'escalated')`,
    [organisationId],
  )
  return z.tuple([z.object({ count: z.number() })]).parse(rows)[0].count
}

const OfWatch = z.array(z.object({ watch_id: z.string() }).loose())

/** By watch, what is not over of what concerns it alone: of the address that it names. The newest first. */
export async function selectOwnAlerts(_actor: Actor, watchIds: readonly string[]): Promise<Map<string, Alert[]>> {
  const { rows } = await connection().query(
    `SELECT ${columns}, a.watch_id FROM ${joined}
     WHERE a.watch_id = ANY($1) AND e.watch_id = a.watch_id AND a.state <> 'resolved' ORDER BY a.event_id DESC`,
    [watchIds],
  )
  const alerts = z.array(Row).parse(rows)
  const placed = OfWatch.parse(rows).flatMap(({ watch_id }, place) => {
    const alert = alerts[place]
    return alert ? [{ watch_id, alert }] : []
  })
  const byWatch = Map.groupBy(placed, ({ watch_id }) => watch_id)
  return new Map([...byWatch].map(([watchId, own]) => [watchId, own.map(({ alert }) => alert)]))
}

const Open = z.array(z.object({ watch_id: z.string(), count: z.number(), weight: z.number() }))

/** What is open of each of these watches; one of which nothing is has no entry. */
export async function selectOpen(_actor: Actor, watchIds: readonly string[]): Promise<Map<string, OpenAlerts>> {
  const { rows } = await connection().query(
    `SELECT a.watch_id, count(*)::int AS count, max(array_position($2::text[], e.tier)) AS weight
     FROM alert a JOIN timeline_event e ON e.id = a.event_id
     WHERE a.watch_id = ANY($1) AND a.state IN ('raised', 'escalated') GROUP BY a.watch_id`,
    [watchIds, tiers],
  )
  return new Map(
    Open.parse(rows).flatMap(({ watch_id, count, weight }): [string, OpenAlerts][] => {
      const heaviest = tiers[weight - 1]
      return heaviest ? [[watch_id, { count, heaviest }]] : []
    }),
  )
}

const Wanted = z.array(
  z
    .object({
      watch_id: z.string(),
      event_id: z.string(),
      tier: z.enum(tiers),
      quiet_from: z.number().nullable(),
      quiet_to: z.number().nullable(),
      is_told: z.boolean(),
      now: z.date(),
    })
    .transform(({ quiet_from: from, quiet_to: to, ...row }) => ({
      ...row,
      quiet: from === null || to === null ? null : ({ from, to } satisfies QuietHours),
    })),
)

export type WantedAlert = z.infer<typeof Wanted>[number]

/** Of the watch `w`: what it was told of the subject of the event `e`, and still stands. */
const toldBefore = `SELECT 1 FROM alert t JOIN timeline_event old ON old.id = t.event_id
  WHERE t.watch_id = w.id AND t.told_at IS NOT NULL AND t.state <> 'resolved' AND old.run_id < e.run_id
    AND old.block = e.block AND old.subject = e.subject AND old.watch_id IS NOT DISTINCT FROM e.watch_id`

/**
 * Of the events of a step, whom each concerns who was watching before it was noticed and has no alert of it yet. Who was
 * told of something is told of what becomes of it, however little that weighs.
 */
export async function selectWantedAlerts(_actor: Actor, tx: Transaction, runId: string): Promise<WantedAlert[]> {
  const { rows } = await tx.query(
    `SELECT w.id AS watch_id, e.id AS event_id, e.tier, w.quiet_from, w.quiet_to, w.by_mail OR w.by_webhook AS is_told,
       dotquad_now() AS now
     FROM timeline_event e JOIN watch w ON w.block = e.block AND w.ended_at IS NULL AND w.created_at <= e.noticed_at
       AND (e.watch_id IS NULL OR e.watch_id = w.id)
     WHERE e.run_id = $1 AND (e.tier = ANY(CASE w.least_tier ${tiers
       .map((tier) => `WHEN '${tier}' THEN '{${tiersFrom(tier).join(',')}}'::text[]`)
       .join(' ')} END) OR EXISTS (${toldBefore}))
       AND NOT EXISTS (SELECT 1 FROM alert a WHERE a.watch_id = w.id AND a.event_id = e.id)
     ORDER BY e.id, w.id`,
    [runId],
  )
  return Wanted.parse(rows)
}

export type NewAlert = { watchId: string; eventId: string; tellAt: Date | null; escalateAt: Date | null }

export async function insertAlerts(_actor: Actor, tx: Transaction, alerts: readonly NewAlert[]): Promise<void> {
  await tx.query(
    `INSERT INTO alert (id, watch_id, event_id, tell_at, escalate_at)
     SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[], $4::timestamptz[], $5::timestamptz[])
     ON CONFLICT (watch_id, event_id) DO NOTHING`,
    [
      alerts.map(() => newPublicId('alr')),
      alerts.map(({ watchId }) => watchId),
      alerts.map(({ eventId }) => eventId),
      alerts.map(({ tellAt }) => tellAt),
      alerts.map(({ escalateAt }) => escalateAt),
    ],
  )
}

/** A newer event of the same subject says that what was told before no longer stands. */
export async function resolveOutdated(_actor: Actor, tx: Transaction, runId: string): Promise<void> {
  await tx.query(
    `UPDATE alert SET state = 'resolved', resolved_at = dotquad_now(), tell_at = NULL, escalate_at = NULL
     FROM timeline_event old, timeline_event fresh
     WHERE alert.event_id = old.id AND alert.state <> 'resolved' AND fresh.run_id = $1 AND old.run_id < $1
       AND fresh.block = old.block AND fresh.subject = old.subject
       AND fresh.watch_id IS NOT DISTINCT FROM old.watch_id`,
    [runId],
  )
}

/** What is due a second time because nobody acknowledged it. */
export async function escalateDue(_actor: Actor, tx: Transaction): Promise<number> {
  const { rowCount } = await tx.query(
    `UPDATE alert SET state = 'escalated', tell_at = dotquad_now(), escalate_at = NULL
     WHERE state = 'raised' AND escalate_at <= dotquad_now()`,
  )
  return rowCount
}

const Due = z.array(z.object({ organisation_id: z.string(), by_mail: z.boolean(), by_webhook: z.boolean() }).loose())

export type DueAlert = { organisationId: string; byMail: boolean; byWebhook: boolean; alert: Alert }

/** Takes what is due and marks it told: in the transaction that writes the mail and the messages. */
export async function takeDueAlerts(_actor: Actor, tx: Transaction, limit: number): Promise<DueAlert[]> {
  const { rows } = await tx.query(
    `SELECT ${columns}, w.organisation_id, w.by_mail, w.by_webhook FROM ${joined}
     WHERE a.tell_at <= dotquad_now() AND w.organisation_id IS NOT NULL ORDER BY a.event_id, a.id LIMIT $1
     FOR UPDATE OF a SKIP LOCKED`,
    [limit],
  )
  const alerts = z.array(Row).parse(rows)
  await tx.query('UPDATE alert SET tell_at = NULL, told_at = dotquad_now() WHERE id = ANY($1)', [
    alerts.map(({ id }) => id),
  ])
  return Due.parse(rows).flatMap(({ organisation_id, by_mail, by_webhook }, place) => {
    const alert = alerts[place]
    return alert ? [{ organisationId: organisation_id, byMail: by_mail, byWebhook: by_webhook, alert }] : []
  })
}

/** False where the organisation has no such alert. One that is over already stays as it is. */
export async function acknowledge(actor: Actor, { id, organisationId }: { id: string; organisationId: string | null }) {
  const { rows } = await connection().query(
    `WITH mine AS (SELECT a.id FROM alert a JOIN watch w ON w.id = a.watch_id
                   WHERE a.id = $2 AND ${isOf}),
       done AS (UPDATE alert SET state = 'acknowledged', acknowledged_at = dotquad_now(), acknowledged_by = $3,
                  tell_at = NULL, escalate_at = NULL
                FROM mine WHERE alert.id = mine.id AND state IN ('raised', 'escalated'))
     SELECT id FROM mine`,
    [organisationId, id, nameActor(actor)],
  )
  return rows.length > 0
}
