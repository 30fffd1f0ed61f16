/** Route objects in their registries' own words, read back from the dumps: a deletion sends the object as it stands. */
import { rangeOf } from '#lib/address-space/range.ts'
import { rowsOfRange } from '#lib/address-space/rows-of-range.ts'
import type { ObjectKey, RecordOf } from '../conflicts/propose-remedies.ts'
import type { EvidenceSet } from '../evidence.ts'
import { keyOfObject } from '../route-keys.ts'
import { sourceOf } from '../source-catalogue.ts'
import { prefixFrom } from '../statements/subject.ts'
import { type Place, withRawText } from './raw-text.ts'
import type { WorldFolder } from './world-folder.ts'

/** Of registries whose terms let their records be shown; each dump is opened once for all that are asked for. */
export function readRouteObjects(folder: WorldFolder, evidence: EvidenceSet, objects: readonly ObjectKey[]): RecordOf {
  const texts = new Map<string, string>()
  for (const opened of evidence.routeObjects) {
    const { source, kind, sha256 } = opened.snapshot
    const found = sourceOf(source, kind).terms.mayShowPublic ? placesIn(opened, objects) : []
    if (found.length === 0) continue
    withRawText({ folder, sha256 }, (at) => {
      // RPSL dumps are latin-1.
      for (const { key, place } of found) texts.set(key, at(place).toString('latin1').trimEnd())
    })
  }
  return (object) => texts.get(keyOfObject(object)) ?? null
}

type Found = { key: string; place: Place }

function placesIn({ table }: EvidenceSet['routeObjects'][number], objects: readonly ObjectKey[]): Found[] {
  return objects.flatMap((object) =>
    rowsOfRange(table, rangeOf(prefixFrom(object.prefix)))
      .map((index) => table.row(index))
      .filter((row) => row.origin === object.origin && (row.source ?? '') === object.source)
      .map((place) => ({ key: keyOfObject(object), place })),
  )
}
