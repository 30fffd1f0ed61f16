/**
 * What successive snapshots tell of one block, newest first: the changes from each moment to the next.
 *
 * Rests on the snapshots that are kept and on nothing that anybody watches: it is the same for every reader.
 */
import type { Prefix } from '#lib/address-space/prefix.ts'
import type { EvidenceSet } from '../evidence.ts'
import type { Snapshot } from '../snapshot.ts'
import type { TimelineEvent } from '../timeline-event.ts'
import { type EvidencePair, factsApart, pairEvidence } from './changed-ranges.ts'
import { compareMoments } from './watch-blocks.ts'

/** `moments` newest first. */
export function tellTimeline(block: Prefix, moments: readonly EvidenceSet[]): TimelineEvent[] {
  return moments.slice(1).flatMap((before, place) => {
    const after = moments[place]
    return after ? eventsBetween(block, pairEvidence(before, after)) : []
  })
}

function eventsBetween(block: Prefix, pair: EvidencePair): TimelineEvent[] {
  const [before, after] = [snapshotsOf(pair.before), snapshotsOf(pair.after)]
  return compareMoments(block, pair, factsApart(pair)).map((change) => ({
    ...change,
    ...{ beforeAsOf: before.get(change.source)?.asOf ?? null, afterAsOf: after.get(change.source)?.asOf ?? null },
  }))
}

function snapshotsOf(evidence: EvidenceSet): Map<string, Snapshot> {
  const { vrps, registrations, announcements, routeObjects, blocklists } = evidence
  const { transferLocks, registryConflicts, locations, geofeeds } = evidence
  const single = [vrps, transferLocks, registryConflicts].filter((one) => one !== null)
  const tables = [...registrations, ...announcements, ...routeObjects, ...blocklists, ...locations, ...geofeeds]
  const opened = [...single, ...tables]
  return new Map(opened.map(({ snapshot }) => [snapshot.source, snapshot]))
}
