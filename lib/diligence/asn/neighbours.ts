/**
 * Which networks stand beside an AS in the paths that collectors see: asked of a service, since no imported file has paths.
 *
 * A place in a path is an observation and no contract: to the left stand upstreams, peers, and whoever leaked a route.
 */
import type { Result } from '#lib/kernel/result.ts'
import type { Unanswered } from '#lib/kernel/unanswered.ts'

/** `paths`: how many AS paths have the two side by side. `sightings`: of IPv4, one a route and collector peer. */
export type Neighbour = { readonly asn: number; readonly paths: number; readonly sightings: number }

export type NeighbourSide = {
  /** Those seen in IPv4. */
  readonly count: number
  /** The first of them, most sightings first. */
  readonly foremost: readonly Neighbour[]
}

export type NeighboursSeen = {
  /** The moment of the paths, which is hours before the question. */
  readonly asOf: string | null
  /** One step nearer to the collectors: where upstreams stand. */
  readonly left: NeighbourSide
  /** One step nearer to the origin: where customers stand. */
  readonly right: NeighbourSide
  /** To the left, but seen by nobody other than its own session with a collector, which may have made the path. */
  readonly uncertain: NeighbourSide
  /** Neighbours on any side that only paths of IPv6 have. */
  readonly onlyIpv6: number
}

export type NeighboursSource = (asn: number) => Promise<Result<NeighboursSeen, Unanswered>>
