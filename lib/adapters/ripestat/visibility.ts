/** Asks RIPEstat how many full-table peers of each RIS collector see a block (data call `visibility`). */
import { z } from 'zod'
import { formatPrefix } from '#lib/address-space/prefix.ts'
import type { CollectorsSource } from '#lib/diligence/outside.ts'
import { ok } from '#lib/kernel/result.ts'
import type { getJson } from '#lib/platform/http.ts'

// https://stat.ripe.net/docs/data-api/api-endpoints/visibility
const endpoint = 'https://stat.ripe.net/data/visibility/data.json'
const patience = { timeoutMs: 8_000, retries: 1 }

export const Visibility = z.object({
  data: z.object({
    visibilities: z.array(
      z
        .object({
          probe: z.object({ name: z.string(), city: z.string().nullish() }),
          ipv4_full_table_peer_count: z.number().int().nonnegative(),
          ipv4_full_table_peers_not_seeing: z.array(z.unknown()),
        })
        .refine((one) => one.ipv4_full_table_peers_not_seeing.length <= one.ipv4_full_table_peer_count),
    ),
  }),
})

/** Collectors without a full-table peer for IPv4 could not have seen it, and say nothing. */
export function ripestatVisibility(get: typeof getJson): CollectorsSource {
  return async (block) => {
    const answer = await get(`${endpoint}?resource=${formatPrefix(block)}&sourceapp=dotquad`, Visibility, patience)
    if (!answer.ok) return answer
    return ok(
      answer.value.data.visibilities.flatMap(({ probe, ...counts }) => {
        const of = counts.ipv4_full_table_peer_count
        const peers = of - counts.ipv4_full_table_peers_not_seeing.length
        return of === 0 ? [] : [{ collector: probe.name, place: probe.city ?? null, peers, of }]
      }),
    )
  }
}
