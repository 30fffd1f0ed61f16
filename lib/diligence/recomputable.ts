/** Which sources each part of a dossier rests on, and so which parts a stranger can compute again from a pack. */
import type { Dossier } from './dossier.ts'
import type { SnapshotKind } from './snapshot.ts'

export type Check = Exclude<keyof Dossier, 'prefix' | 'ruleVersion' | 'at' | 'sources'>

/** Every kind whose rows can change the answer, not the one alone that gives it its name. */
const kindsOf = {
  specialPurpose: ['special-purpose'],
  registrations: ['registrations'],
  registeredAddresses: ['registrations'],
  rpki: ['vrps', 'local-exceptions'],
  routing: ['announcements', 'vrps', 'local-exceptions'],
  routeObjects: ['route-objects', 'announcements', 'vrps', 'local-exceptions'],
  blocklists: ['blocklist'],
  transfers: ['transfers'],
  whatIf: ['vrps', 'local-exceptions'],
} as const satisfies Record<Check, readonly [SnapshotKind, ...SnapshotKind[]]>

export const checks: readonly Check[] = [
  'specialPurpose',
  'registrations',
  'registeredAddresses',
  'rpki',
  'routing',
  'routeObjects',
  'blocklists',
  'transfers',
  'whatIf',
]

/**
 * The checks that rest on a source whose raw records may not be passed on: a pack tells what they found, when and from
 * which bytes, and nobody can compute them from the pack alone.
 */
export function attestedChecks(withheld: ReadonlySet<SnapshotKind>): ReadonlySet<Check> {
  return new Set(checks.filter((check) => kindsOf[check].some((kind) => withheld.has(kind))))
}
