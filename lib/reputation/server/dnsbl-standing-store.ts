/** How a block stands on DNS blocklists, read from what scans wrote down: sums, never a row an address. */
import { z } from 'zod'
import { formatPrefix, type Prefix, prefixSize } from '#lib/address-space/prefix.ts'
import { connection } from '#lib/platform/database/connection.ts'
import { type BlocklistClass, blocklistClasses } from '../blocklist-class.ts'
import type { ClassCount, ZoneStanding } from '../dnsbl-standing.ts'
import { partAround, partLength } from '../scan-parts.ts'

const instant = z.date().transform((date) => date.toISOString())

const AskedRow = z.object({
  zone: z.string(),
  parts: z.number(),
  unknown: z.number(),
  unknown_reason: z.string().nullable(),
  oldest_at: instant,
  newest_at: instant,
  resolver: z.string(),
})
const StandingRow = z.object({
  zone: z.string(),
  codes: z.array(z.string()),
  addresses: z.number(),
  first_seen_at: instant,
  last_seen_at: instant,
})
const EndedRow = z.object({ zone: z.string(), addresses: z.number(), first_seen_at: instant, ended_at: instant })
const ProblemRow = z.object({ zone: z.string(), problem: z.string(), tried_at: instant })

/** One a list that was asked about the block, or tried and not believed. */
export async function selectZoneStandings(block: Prefix): Promise<ZoneStanding[]> {
  const [asked, standing, ended, problems] = await Promise.all([
    selectAsked(block),
    selectStandingCodes(block),
    selectEnded(block),
    selectProblems(),
  ])
  const zones = new Set([...asked, ...standing, ...ended, ...problems].map(({ zone }) => zone))
  const addressesAPart = Math.min(prefixSize(block), 2 ** (32 - partLength))
  return [...zones].sort().map((zone) => {
    const row = asked.find((one) => one.zone === zone)
    const past = ended.find((one) => one.zone === zone)
    const problem = problems.find((one) => one.zone === zone)
    return {
      zone,
      asked: (row?.parts ?? 0) * addressesAPart,
      unknown: row?.unknown ?? 0,
      unknownReason: row?.unknown_reason ?? null,
      oldestAt: row?.oldest_at ?? null,
      newestAt: row?.newest_at ?? null,
      resolver: row?.resolver ?? null,
      standing: standing
        .filter((one) => one.zone === zone)
        .map(({ codes, addresses, first_seen_at, last_seen_at }) => ({
          ...{ codes, addresses, firstSeenAt: first_seen_at, lastSeenAt: last_seen_at },
        })),
      ended: past ? { addresses: past.addresses, firstSeenAt: past.first_seen_at, endedAt: past.ended_at } : null,
      problem: problem ? { reason: problem.problem, triedAt: problem.tried_at } : null,
    }
  })
}

async function selectAsked(block: Prefix) {
  const { rows } = await connection().query(
    `SELECT zone, count(*)::int AS parts, min(asked_at) AS oldest_at, max(asked_at) AS newest_at,
       sum(CASE WHEN part <<= $1::inet THEN cardinality(unknown)
         ELSE (SELECT count(*) FROM unnest(unknown) AS u WHERE u <<= $1::inet) END)::int AS unknown,
       min(unknown_reason) AS unknown_reason, max(resolver) AS resolver
     FROM dnsbl_part WHERE part <<= $1::inet OR part = $2::inet GROUP BY zone`,
    [formatPrefix(block), formatPrefix(partAround(block))],
  )
  return z.array(AskedRow).parse(rows)
}

async function selectStandingCodes(block: Prefix) {
  const { rows } = await connection().query(
    `SELECT zone, codes, sum(bit_count(addresses & $3::bit(64)))::int AS addresses, min(first_seen_at) AS first_seen_at,
       max(last_seen_at) AS last_seen_at
     FROM dnsbl_part_listing
     WHERE (part <<= $1::inet OR part = $2::inet) AND bit_count(addresses & $3::bit(64)) > 0
     GROUP BY zone, codes ORDER BY zone, codes`,
    [formatPrefix(block), formatPrefix(partAround(block)), bitsOf(block)],
  )
  return z.array(StandingRow).parse(rows)
}

/** Which of the 64 addresses of a part are of the block: all, unless it is smaller than a part. */
function bitsOf({ address, length }: Prefix): string {
  const first = address % 64
  const last = first + 2 ** (32 - Math.max(length, partLength)) - 1
  return Array.from({ length: 64 }, (_, bit) => (bit >= first && bit <= last ? '1' : '0')).join('')
}

async function selectEnded(block: Prefix) {
  const { rows } = await connection().query(
    `SELECT zone, count(DISTINCT address)::int AS addresses, min(first_seen_at) AS first_seen_at, max(ended_at) AS ended_at
     FROM dnsbl_listing WHERE address <<= $1::cidr AND ended_at IS NOT NULL GROUP BY zone`,
    [formatPrefix(block)],
  )
  return z.array(EndedRow).parse(rows)
}

async function selectProblems() {
  const { rows } = await connection().query(
    'SELECT zone, problem, tried_at FROM dnsbl_liveness WHERE problem IS NOT NULL',
  )
  return z.array(ProblemRow).parse(rows)
}

/** What the codes of a list mean together. */
export type CodesOfClass = { zone: string; codes: readonly string[]; class: BlocklistClass }

/** Addresses of the block that stand on any list by codes of each class: of each part a union, and these do not overlap. */
export async function countByClass(block: Prefix, meanings: readonly CodesOfClass[]): Promise<ClassCount[]> {
  if (meanings.length === 0) return []
  const { rows } = await connection().query(
    `SELECT class, sum(bit_count(addresses & $3::bit(64)))::int AS addresses
     FROM (SELECT m.class, l.part, bit_or(l.addresses) AS addresses
       FROM dnsbl_part_listing l JOIN jsonb_to_recordset($4::jsonb) AS m(zone text, codes text[], class text)
         ON m.zone = l.zone AND m.codes = l.codes
       WHERE l.part <<= $1::inet OR l.part = $2::inet GROUP BY m.class, l.part) AS u
     GROUP BY class HAVING sum(bit_count(addresses & $3::bit(64))) > 0`,
    [formatPrefix(block), formatPrefix(partAround(block)), bitsOf(block), JSON.stringify(meanings)],
  )
  return z.array(z.object({ class: z.enum(blocklistClasses), addresses: z.number() })).parse(rows)
}
