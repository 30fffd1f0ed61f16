/** The moments at which a dossier of a block is looked at again, to tell what came before. */
import type { Prefix } from '#lib/address-space/prefix.ts'
import { momentOf, snapshotsAt } from './current-snapshots.ts'
import type { Snapshot } from './snapshot.ts'

const wideBlock = 12

/** Each moment is a whole dossier: of a wide block, with its tens of thousands of routes, two. */
const mostMomentsOf = ({ length }: Prefix): number => (length < wideBlock ? 2 : 6)

/** The moments at which a routing table, VRP export or list older than the current one was taken, newest first. */
export function earlierMoments(snapshots: readonly Snapshot[], at: string, block: Prefix): string[] {
  const changing = snapshotsAt(snapshots, at).filter(({ kind }) =>
    ['announcements', 'vrps', 'blocklist', 'registrations'].includes(kind),
  )
  const superseded = changing.filter((snapshot, index) =>
    changing.slice(0, index).some(({ source }) => source === snapshot.source),
  )
  const moments = superseded.flatMap(({ asOf }) => (asOf === null ? [] : [new Date(momentOf(asOf)).toISOString()]))
  return [...new Set(moments)].sort().reverse().slice(0, mostMomentsOf(block))
}
