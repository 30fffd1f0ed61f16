/** Route objects in their registries' own words, read back from the dumps: a deletion sends the object as it stands. */
import { formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import { prefixOf } from '#lib/address-space/relation.ts'
import type { RecordOf } from '../conflicts/propose-remedies.ts'
import type { EvidenceSet } from '../evidence.ts'
import { keyOfObject } from '../particulars.ts'
import { rowsOverlapping } from '../rows-overlapping.ts'
import { sourceOf } from '../source-catalogue.ts'
import { type Place, withRawText } from './raw-text.ts'
import type { WorldFolder } from './world-folder.ts'

/** Of registries whose terms let their records be shown; each is read when it is asked for. */
export function routeObjectReader(folder: WorldFolder, evidence: EvidenceSet, block: Prefix): RecordOf {
  const places = new Map<string, Place & { sha256: string }>()
  for (const { snapshot, table } of evidence.routeObjects) {
    if (!sourceOf(snapshot.source, snapshot.kind).terms.mayShowPublic) continue
    for (const row of rowsOverlapping(table, block)) {
      const object = { prefix: formatPrefix(prefixOf(row)), origin: row.origin, source: row.source ?? '' }
      places.set(keyOfObject(object), { sha256: snapshot.sha256, offset: row.offset, bytes: row.bytes })
    }
  }
  return (object) => {
    const place = places.get(keyOfObject(object))
    // RPSL dumps are latin-1.
    return place ? withRawText({ folder, sha256: place.sha256 }, (at) => at(place).toString('latin1').trimEnd()) : null
  }
}
