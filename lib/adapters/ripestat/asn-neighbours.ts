/** Asks RIPEstat which networks stand beside an AS in the paths of RIS collectors (data call `asn-neighbours`). */
import { z } from 'zod'
import type { NeighbourSide, NeighboursSeen, NeighboursSource } from '#lib/diligence/asn/neighbours.ts'
import { err, ok } from '#lib/kernel/result.ts'
import type { getJson } from '#lib/platform/http.ts'

// https://stat.ripe.net/docs/data-api/api-endpoints/asn-neighbours
const endpoint = 'https://stat.ripe.net/data/asn-neighbours/data.json'
const patience = { timeoutMs: 8_000, retries: 1 }
/** The largest networks have ten thousand: kept are the foremost of each side, and the count of all. */
const mostKept = 100

const count = z.number().int().nonnegative()

export const AsnNeighbours = z.object({
  data: z.object({
    resource: z.coerce.number(),
    query_endtime: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/),
    neighbours: z.array(
      z.object({
        asn: count.max(0xffffffff),
        type: z.enum(['left', 'right', 'uncertain']),
        /** Of both families. */
        power: count,
        /** Routes times peers, whatever the name says. */
        v4_peers: count,
        v6_peers: count,
      }),
    ),
  }),
})

type Answer = z.infer<typeof AsnNeighbours>['data']

export function ripestatNeighbours(get: typeof getJson): NeighboursSource {
  return async (asn) => {
    const answer = await get(`${endpoint}?resource=AS${asn}&sourceapp=dotquad`, AsnNeighbours, patience)
    // Of an AS that it never saw it has an empty list: 404 says nothing of the AS.
    if (!answer.ok) return answer.error === 'not-found' ? err('malformed') : answer
    // An answer about another AS is none: a cache between may have mixed two up.
    return answer.value.data.resource === asn ? ok(toSeen(answer.value.data)) : err('malformed')
  }
}

function toSeen({ neighbours, query_endtime }: Answer): NeighboursSeen {
  return {
    asOf: `${query_endtime.slice(0, 19)}Z`,
    left: sideOf(neighbours, 'left'),
    right: sideOf(neighbours, 'right'),
    uncertain: sideOf(neighbours, 'uncertain'),
    onlyIpv6: neighbours.filter(({ v4_peers }) => v4_peers === 0).length,
  }
}

function sideOf(neighbours: Answer['neighbours'], side: Answer['neighbours'][number]['type']): NeighbourSide {
  const own = neighbours
    .filter(({ type, v4_peers }) => type === side && v4_peers > 0)
    .map(({ asn, power, v4_peers }) => ({ asn, paths: power, sightings: v4_peers }))
    .sort((a, b) => b.sightings - a.sightings || a.asn - b.asn)
  return { count: own.length, foremost: own.slice(0, mostKept) }
}
