/** What lists answered otherwise than before, as rows: each is taken once by whoever tells those who watch. */
import { z } from 'zod'
import { formatAddress } from '#lib/address-space/address.ts'
import { formatPrefix, lastAddress, type Prefix } from '#lib/address-space/prefix.ts'
import { StoredAddress } from '#lib/address-space/server/stored-prefix.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import type { Transaction } from '#lib/platform/transaction.ts'
import type { AnswerChange, EarlierPart, TakenChange } from '../answer-changes.ts'

const Earlier = z.array(
  z.object({ start: StoredAddress, asked_at: z.date(), unknown: z.array(StoredAddress) }).transform(
    ({ start, asked_at, unknown }): EarlierPart => ({
      ...{ addresses: { start, end: start + 63 }, askedAt: asked_at, unknown: new Set(unknown) },
    }),
  ),
)

/** Of those of the parts that the list was asked about before; nobody else writes them until `tx` ends. */
export async function selectEarlier(tx: Transaction, zone: string, parts: readonly { part: Prefix }[]) {
  const { rows } = await tx.query(
    `SELECT host(part) AS start, asked_at, ARRAY(SELECT host(u) FROM unnest(unknown) AS u) AS unknown
     FROM dnsbl_part WHERE zone = $1 AND part = ANY($2::inet[]) ORDER BY part FOR UPDATE`,
    [zone, parts.map(({ part }) => formatPrefix(part))],
  )
  return Earlier.parse(rows)
}

type NewChanges = { zone: string; at: Date; changes: readonly AnswerChange[] }

export async function insertChanges(tx: Transaction, { zone, at, changes }: NewChanges): Promise<void> {
  if (changes.length === 0) return
  const rows = changes.map(({ address, before, after, wasUnknown, beforeAt }) => ({
    ...{ address: formatAddress(address), before, after, was_unknown: wasUnknown, before_at: beforeAt },
  }))
  await tx.query(
    `INSERT INTO dnsbl_change (zone, address, before, after, was_unknown, before_at, after_at)
     SELECT $1, c.address, c.before, c.after, c.was_unknown, c.before_at, $2
     FROM jsonb_to_recordset($3::jsonb)
       AS c(address inet, before text[], after text[], was_unknown boolean, before_at timestamptz)`,
    [zone, at, JSON.stringify(rows)],
  )
}

const Taken = z.array(
  z
    .object({
      id: z.coerce.number(),
      zone: z.string(),
      address: StoredAddress,
      before: z.array(z.string()).nullable(),
      after: z.array(z.string()).nullable(),
      was_unknown: z.boolean(),
      before_at: z.date(),
      after_at: z.date(),
    })
    .transform(({ was_unknown, before_at, after_at, ...change }) => ({
      ...{ ...change, wasUnknown: was_unknown, beforeAt: before_at, afterAt: after_at },
    })),
)

/** In the order they came; what `tx` takes and does not commit is taken by the next. */
export async function takeChanges(_actor: Actor, tx: Transaction): Promise<TakenChange[]> {
  const { rows } = await tx.query(
    `UPDATE dnsbl_change SET taken_at = dotquad_now() WHERE taken_at IS NULL
     RETURNING id, zone, host(address) AS address, before, after, was_unknown, before_at, after_at`,
  )
  return Taken.parse(rows).sort((a, b) => a.id - b.id)
}

export type BlockOnZone = { block: Prefix; zone: string }

/** Addresses of each block that stand on the list now, in the order given. */
export async function countListed(_actor: Actor, tx: Transaction, asked: readonly BlockOnZone[]): Promise<number[]> {
  const { rows } = await tx.query(
    `SELECT (SELECT count(*)::int FROM dnsbl_listing l WHERE l.zone = a.zone AND l.ended_at IS NULL
       AND l.address BETWEEN a.first AND a.last) AS listed
     FROM unnest($1::text[], $2::inet[], $3::inet[]) WITH ORDINALITY AS a(zone, first, last, place) ORDER BY a.place`,
    [
      asked.map(({ zone }) => zone),
      asked.map(({ block }) => formatAddress(block.address)),
      asked.map(({ block }) => formatAddress(lastAddress(block))),
    ],
  )
  return z
    .array(z.object({ listed: z.number() }))
    .parse(rows)
    .map(({ listed }) => listed)
}
