/** Asks RIPEstat who announced a block in all the years that RIS has collected (data call `routing-history`). */
import { z } from 'zod'
import { formatPrefix, parsePrefix } from '#lib/address-space/prefix.ts'
import type { OriginPeriod, RoutingHistorySource } from '#lib/diligence/outside.ts'
import { ok } from '#lib/kernel/result.ts'
import type { getJson } from '#lib/platform/http.ts'

// https://stat.ripe.net/docs/data-api/api-endpoints/routing-history
const endpoint = 'https://stat.ripe.net/data/routing-history/data.json'
const patience = { timeoutMs: 15_000, retries: 1 }

/** Routes that fewer full-table peers saw are left out: the call's own default, asked for by name. */
const leastPeers = 10

const Moment = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/)

export const RoutingHistory = z.object({
  data: z.object({
    by_origin: z.array(
      z.object({
        origin: z.union([z.string(), z.number()]),
        prefixes: z.array(
          z.object({
            prefix: z.string(),
            timelines: z.array(
              z.object({
                starttime: Moment,
                endtime: Moment,
                full_peers_seeing: z.number().nonnegative(),
                /** Of all full-table peers of that time, where `normalise_visibility` was asked for. */
                visibility: z.number().min(0).max(1).nullish(),
              }),
            ),
          }),
        ),
      }),
    ),
    query_starttime: Moment.nullish(),
    query_endtime: Moment.nullish(),
  }),
})

type Timeline = z.infer<typeof RoutingHistory>['data']['by_origin'][number]['prefixes'][number]['timelines'][number]

export function ripestatHistory(get: typeof getJson): RoutingHistorySource {
  return async (block) => {
    const query = `resource=${formatPrefix(block)}&normalise_visibility=true&min_peers=${leastPeers}&sourceapp=dotquad`
    const answer = await get(`${endpoint}?${query}`, RoutingHistory, patience)
    if (!answer.ok) return answer
    const { by_origin, query_starttime, query_endtime } = answer.value.data
    const told = by_origin.flatMap(({ origin, prefixes }) =>
      prefixes.map(({ prefix, timelines }) => ({ origin: readOrigin(origin), prefix, timelines })),
    )
    const own = told.filter(({ prefix }) => prefix === formatPrefix(block))
    const inside = told.filter(({ prefix }) => {
      const parsed = parsePrefix(prefix)
      return parsed.ok && parsed.value.length > block.length
    })
    return ok({
      periods: own.flatMap(({ origin, timelines }) => timelines.map((one) => toPeriod(origin, one))),
      inside: inside.length,
      ...{ from: query_starttime ?? null, until: query_endtime ?? null, leastPeers },
    })
  }
}

/** An AS_SET is told as a text that is no number. */
function readOrigin(origin: string | number): number | null {
  const text = String(origin)
  return /^\d{1,10}$/.test(text) && Number(text) <= 0xffffffff ? Number(text) : null
}

function toPeriod(origin: number | null, { starttime, endtime, ...seen }: Timeline): OriginPeriod {
  const peers = Math.round(seen.full_peers_seeing)
  const isTold = typeof seen.visibility === 'number' && seen.visibility > 0
  const of = isTold ? Math.max(peers, Math.round(seen.full_peers_seeing / (seen.visibility ?? 1))) : null
  return { origin, from: starttime.slice(0, 10), until: endtime.slice(0, 10), seen: of === null ? null : { peers, of } }
}
