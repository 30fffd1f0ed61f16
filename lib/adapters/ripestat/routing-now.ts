/** Asks RIPEstat who announces a block at this moment (data call `routing-status`). */
import { z } from 'zod'
import { formatPrefix } from '#lib/address-space/prefix.ts'
import type { RoutingNow, RoutingNowSource } from '#lib/diligence/outside.ts'
import { ok } from '#lib/kernel/result.ts'
import type { getJson } from '#lib/platform/http.ts'

// https://stat.ripe.net/docs/data-api/api-endpoints/routing-status
const endpoint = 'https://stat.ripe.net/data/routing-status/data.json'
const patience = { timeoutMs: 8_000, retries: 1 }

const Seen = z.object({ time: z.string().nullish() }).nullish()

export const RoutingStatus = z.object({
  data: z.object({
    origins: z.array(z.object({ origin: z.coerce.number().int().nonnegative() })).nullish(),
    visibility: z
      .object({ v4: z.object({ ris_peers_seeing: z.number(), total_ris_peers: z.number() }).nullish() })
      .nullish(),
    first_seen: Seen,
    last_seen: Seen,
  }),
})

export function ripestatRouting(get: typeof getJson): RoutingNowSource {
  return async (block) => {
    const answer = await get(`${endpoint}?resource=${formatPrefix(block)}&sourceapp=dotquad`, RoutingStatus, patience)
    return answer.ok ? ok(toRoutingNow(answer.value)) : answer
  }
}

function toRoutingNow({ data }: z.infer<typeof RoutingStatus>): RoutingNow {
  const v4 = data.visibility?.v4
  return {
    origins: (data.origins ?? []).map(({ origin }) => origin),
    visibility: v4 ? { peers: v4.ris_peers_seeing, of: v4.total_ris_peers } : null,
    firstSeen: data.first_seen?.time ?? null,
    lastSeen: data.last_seen?.time ?? null,
  }
}
