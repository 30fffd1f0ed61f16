/**
 * The `inetnum:` objects of a dump, by the database they name as their source. A range that cannot be read is skipped and
 * told: a dump of a whole database holds routes besides, and these are not worth less for it.
 */
import { buildRangeTable } from '#lib/address-space/range-table.ts'
import type { ReadSnapshot } from '#lib/diligence/snapshot.ts'
import { inetnumSchema } from '#lib/registry/inetnum.ts'
import type { LineFault } from '../streams/lines.ts'
import { parseInetnum } from '../streams/parse-inetnum.ts'
import type { RpslObject } from '../streams/rpsl-objects.ts'

type Database = {
  records: number
  rows: ReturnType<typeof buildRangeTable<typeof inetnumSchema>>
  skipped: number
  firstSkipped: LineFault | null
}

export class Databases {
  readonly #byName = new Map<string, Database>()

  /** A fault where the dump ends in the middle of an object: its source stands near its end. */
  take(object: RpslObject): LineFault | null {
    const name = object.attributes.get('source')?.[0]?.toUpperCase()
    if (!name)
      return { line: object.line, reason: 'The inetnum has no source: the dump is cut off or not a registry’s.' }
    const database = this.#of(name)
    const parsed = parseInetnum(object)
    if (parsed.ok) {
      database.rows.add({ ...parsed.value, source: name, offset: object.offset, bytes: object.bytes })
      database.records++
    } else {
      database.skipped++
      database.firstSkipped ??= { line: object.line, reason: parsed.error }
    }
    return null
  }

  /** `ofFile` is what is told of the dump as a whole. */
  finish(ofFile: readonly string[]): ReadSnapshot[] {
    return [...this.#byName].map(([name, { records, rows, skipped, firstSkipped }]) => ({
      ...{ source: `inetnums-${name.toLowerCase()}`, kind: 'inetnums', asOf: null, records },
      notes: [
        ...ofFile,
        ...(firstSkipped
          ? [`${skipped} malformed inetnums skipped, the first in line ${firstSkipped.line}: ${firstSkipped.reason}`]
          : []),
      ],
      columns: rows.finish(),
    }))
  }

  #of(name: string): Database {
    const known = this.#byName.get(name)
    if (known) return known
    const database = { records: 0, rows: buildRangeTable(inetnumSchema), skipped: 0, firstSkipped: null }
    this.#byName.set(name, database)
    return database
  }
}
