/** The conflict matrix of a block, for a page and for the command line. */
import type { Prefix } from '#lib/address-space/prefix.ts'
import { buildConflictMatrix, type ConflictMatrix } from '../conflicts/conflict-matrix.ts'
import type { MendedRow, Permission } from '../conflicts/conflict-row.ts'
import { objectsToRemove, withRecords } from '../conflicts/propose-remedies.ts'
import { describeRouteObjects } from '../conflicts/route-object-details.ts'
import type { WorldPlace } from './list-snapshots.ts'
import { type OpenedSubject, subjectsIn } from './open-subject.ts'
import { readRouteObjects } from './read-route-objects.ts'

/** `permissions` are the reader's own deals, null where none were read. */
export function conflictsOf(
  { evidence, subject }: Pick<OpenedSubject, 'evidence' | 'subject'>,
  permissions: readonly Permission[] | null,
): ConflictMatrix {
  return buildConflictMatrix(subject, { evidence, permissions })
}

/** Rows with what to add or remove, in the registries' own text: for those that are shown, as it reads files. */
export function mendRows(
  { folder, evidence }: Pick<OpenedSubject, 'folder' | 'evidence'>,
  { rows, mend }: Pick<ConflictMatrix, 'rows' | 'mend'>,
): MendedRow[] {
  const mended = rows.map(mend)
  const recordOf = readRouteObjects(folder, evidence, mended.flatMap(objectsToRemove))
  return mended.map((row) => withRecords(row, recordOf))
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
    const objects = describeRouteObjects(opened.subject, opened.evidence)?.objects ?? null
    const { mend, ...matrix } = conflictsOf(opened, null)
    return { prefix, at, ...matrix, rows: mendRows(opened, { ...matrix, mend }), objects, sources: asked }
  }
}
