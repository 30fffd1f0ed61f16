/** Measured figures of blocks as rows. The caller's own context has asked what the actor may do. */
import { z } from 'zod'
import { formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import { connection } from '#lib/platform/database/connection.ts'
import type { Sample } from '../baselines/baseline.ts'

export type Measure = 'visibility' | 'latency' | 'availability'

type Taken = { measure: Measure; source: string; samples: readonly { block: Prefix; sample: Sample }[] }

/** What was taken already of the same moment stays as it is. Gives how many are new. */
export async function insertSamples(_actor: Actor, { measure, source, samples }: Taken): Promise<number> {
  const { rowCount } = await connection().query(
    `INSERT INTO measured_sample (block, measure, at, value, source)
     SELECT b::cidr, $1, to_timestamp(t / 1000.0), v, $2 FROM unnest($3::text[], $4::float8[], $5::float8[]) AS s(b, t, v)
     ON CONFLICT DO NOTHING`,
    [
      ...[measure, source, samples.map(({ block }) => formatPrefix(block))],
      ...[samples.map(({ sample }) => sample.at), samples.map(({ sample }) => sample.value)],
    ],
  )
  return rowCount
}

const Rows = z.array(z.object({ block: z.string(), at: z.date(), value: z.number() }))

/** Of the week before the world's present moment, by prefix, oldest first. */
export async function selectSamples(
  _actor: Actor,
  measure: Measure,
  blocks: readonly Prefix[],
): Promise<Map<string, Sample[]>> {
  const { rows } = await connection().query(
    `SELECT block::text AS block, at, value FROM measured_sample
     WHERE measure = $1 AND block = ANY($2::cidr[]) AND at > dotquad_now() - interval '7 days' ORDER BY at`,
    [measure, blocks.map(formatPrefix)],
  )
  const byBlock = Map.groupBy(Rows.parse(rows), ({ block }) => block)
  return new Map([...byBlock].map(([block, own]) => [block, own.map(({ at, value }) => ({ at: at.getTime(), value }))]))
}

export type OneSeries = { measure: Measure; block: Prefix; source: string }

/** Of the same week, what one source told of one block, for each of these; each oldest first. */
export async function selectSeries(_actor: Actor, series: readonly OneSeries[]): Promise<Sample[][]> {
  const { rows } = await connection().query(
    `SELECT w.place::int AS place, s.at, s.value
     FROM unnest($1::text[], $2::cidr[], $3::text[]) WITH ORDINALITY AS w(measure, block, source, place)
       JOIN measured_sample s ON s.measure = w.measure AND s.block = w.block AND s.source = w.source
     WHERE s.at > dotquad_now() - interval '7 days' ORDER BY w.place, s.at`,
    [
      ...[series.map(({ measure }) => measure), series.map(({ block }) => formatPrefix(block))],
      series.map(({ source }) => source),
    ],
  )
  const found = Map.groupBy(SeriesRows.parse(rows), ({ place }) => place - 1)
  return series.map((_, index) => (found.get(index) ?? []).map(({ at, value }) => ({ at: at.getTime(), value })))
}

const SeriesRows = z.array(z.object({ place: z.number(), at: z.date(), value: z.number() }))
