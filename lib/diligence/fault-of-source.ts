/** What keeps a source from being read any further: what befell itself, else the file of another that it came in. */

import type { ReadingFault } from './reading-fault.ts'
import { inetnumsOfWhole } from './registry-databases.ts'

/** `sha256` of the file that it was last read from, null where it never was. */
type Read = { source: string; sha256: string | null }

type Known = { faults: ReadonlyMap<string, ReadingFault>; sources: Iterable<Read> }

/**
 * A source that was brought in a file of its own says nothing else since the file of another was refused. Of one that was
 * never read, nobody knows but that it would have come with that.
 */
export function faultOfSource({ source, sha256 }: Read, { faults, sources }: Known): ReadingFault | null {
  const own = faults.get(source)
  if (own) return own
  const file = fileOf(source)
  const fault = file === null ? undefined : faults.get(file)
  if (!fault) return null
  if (sha256 === null) return !source.startsWith('inetnums-') || source === inetnumsOfWhole(file) ? fault : null
  for (const one of sources) if (one.source === file) return one.sha256 === sha256 ? fault : null
  return null
}

/** Statistics hold AS numbers beside addresses, exports of VRPs hold more than these, and dumps may be of a whole database. */
const comesIn: readonly (readonly [own: RegExp, file: string])[] = [
  [/^asns-/, 'delegated-'],
  [/^pending-/, ''],
  [/^(as-sets|inetnums)-/, 'irr-'],
  [/^rpki-(aspas|roa-ends)$/, 'rpki-vrps'],
]

function fileOf(source: string): string | null {
  const [own, file] = comesIn.find(([pattern]) => pattern.test(source)) ?? []
  return own === undefined || file === undefined ? null : source.replace(own, file)
}
