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
import { nameRegistry } from './name-registry.ts'

type Database = {
  records: number
  rows: ReturnType<typeof buildRangeTable<typeof inetnumSchema>>
  skipped: number
  firstSkipped: LineFault | null
}

export const idOfInetnums = (name: string): string => `inetnums-${name.toLowerCase()}`

export class Databases {
  readonly #byName = new Map<string, Database>()

  /** A fault where the object names no registry, as where the dump ends in the middle of it. */
  take(object: RpslObject): LineFault | null {
    const named = nameRegistry(object, 'inetnum')
    if (!named.ok) return named.error
    const name = named.value
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

  /** Those whose objects were read so far. */
  names(): string[] {
    return [...this.#byName.keys()]
  }

  /** `ofFile` is what is told of the dump as a whole. */
  finish(ofFile: readonly string[]): ReadSnapshot[] {
    return [...this.#byName].map(([name, { records, rows, skipped, firstSkipped }]) => ({
      ...{ source: idOfInetnums(name), kind: 'inetnums', asOf: null, records },
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
