/** The conflict matrix of a block, for a page and for the command line. */
import type { Prefix } from '#lib/address-space/prefix.ts'
import { buildConflictMatrix, type ConflictMatrix } from '../conflicts/conflict-matrix.ts'
import type { Permission } from '../conflicts/conflict-row.ts'
import { describeRouteObjects } from '../conflicts/route-object-details.ts'
import type { WorldPlace } from './list-snapshots.ts'
import { type OpenedSubject, subjectsIn } from './open-subject.ts'
import { routeObjectReader } from './read-route-objects.ts'

/** `permissions` are the reader's own deals, null where none were read. */
export function conflictsOf(
  { folder, evidence, subject }: OpenedSubject,
  permissions: readonly Permission[] | null,
): ConflictMatrix {
  const recordOf = routeObjectReader(folder, evidence, subject.prefix)
  return buildConflictMatrix(subject, { evidence, permissions, recordOf })
}

/** As scripts read it; the command line knows no deals. */
export function conflictsIn(place: WorldPlace, at: string) {
  const open = subjectsIn(place, at)
  return (block: Prefix) => {
    const opened = open(block)
    const { prefix, sources } = opened.subject.dossier
    const asked = sources
      .filter(({ kind }) => kind === 'vrps' || kind === 'announcements' || kind === 'route-objects')
      .map(({ kind, source, status, asOf }) => ({ kind, source, status, asOf }))
    const objects = describeRouteObjects(opened.subject, opened.evidence)
    return { prefix, at, ...conflictsOf(opened, null), objects, sources: asked }
  }
}
