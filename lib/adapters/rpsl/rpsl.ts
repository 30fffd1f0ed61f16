/**
 * `route:`, `inetnum:` and `as-set:` objects of a registry's dump in RPSL; other classes, `route6` among them, are skipped.
 *
 * A registry that holds the address space checks its objects, so a malformed one there means a damaged dump:
 * refused whole. Registries that take anybody's word hold such objects for decades: skipped, and told.
 */
import { buildRangeTable } from '#lib/address-space/range-table.ts'
import type { FormatAdapter, FormatRefusal, ReadSnapshot } from '#lib/diligence/snapshot.ts'
import { err, ok } from '#lib/kernel/result.ts'
import { routeObjectSchema } from '#lib/routing/route-object.ts'
import { type LineFault, linesOfHead } from '../streams/lines.ts'
import { parseRouteObject } from '../streams/parse-route-object.ts'
import { type RpslObject, readRpslObjects } from '../streams/rpsl-objects.ts'
import { AsSets, idOfSets } from './as-sets.ts'
import { Databases, idOfInetnums } from './databases.ts'
import { nameRegistry } from './name-registry.ts'

/** What was read of one registry. */
type Registry = {
  records: number
  rows: ReturnType<typeof buildRangeTable<typeof routeObjectSchema>>
  skipped: number
  firstSkipped: LineFault | null
}

type Reading = {
  registries: Map<string, Registry>
  databases: Databases
  asSets: AsSets
  otherClasses: number
  refused: string | null
}

/** The five RIRs' own routing registries. */
const authoritative = new Set(['AFRINIC', 'APNIC', 'ARIN', 'LACNIC', 'RIPE'])

const classes =
  /^(as-block|as-set|aut-num|domain|filter-set|inet-rtr|inet6num|inetnum|irt|key-cert|mntner|organisation|peering-set|person|poem|poetic-form|role|route|route-set|route6|rtr-set):\s/i

export const rpsl: FormatAdapter = {
  format: 'rpsl',

  recognise: (head) => classes.test(linesOfHead(head).find((text) => !/^([#%]|\s*$)/.test(text)) ?? ''),

  async read(bytes) {
    const reading: Reading = {
      ...{ registries: new Map(), databases: new Databases(), asSets: new AsSets() },
      ...{ otherClasses: 0, refused: null },
    }
    const fault = await readRpslObjects(bytes, (object) => takeObject(reading, object))
    if (fault) return err({ ...sourceOf(reading), ...fault })
    const { otherClasses } = reading
    const ofFile = otherClasses > 0 ? [`${otherClasses} objects of other classes in the file skipped.`] : []
    const routes = [...reading.registries].map(([name, registry]) => snapshotOf(name, registry, ofFile))
    return ok([...routes, ...reading.databases.finish(ofFile), ...reading.asSets.finish(ofFile)])
  },
}

/** Whose dump it is that is refused: the registry's of the fault, else the only one whose objects were read before it. */
function sourceOf({ refused, registries, databases, asSets }: Reading): Pick<FormatRefusal, 'source' | 'kind'> {
  if (refused !== null) return { source: refused, kind: 'route-objects' }
  const read = [
    ...[...registries.keys()].map((name) => ({ source: idOf(name), kind: 'route-objects' as const })),
    ...databases.names().map((name) => ({ source: idOfInetnums(name), kind: 'inetnums' as const })),
    ...asSets.names().map((name) => ({ source: idOfSets(name), kind: 'as-sets' as const })),
  ]
  // A whole dump is known for its routes, and else for its ranges.
  const [first] = read
  const alike = read.filter(({ kind }) => kind === first?.kind)
  return first !== undefined && alike.length === 1 ? first : { source: null }
}

function takeObject(reading: Reading, object: RpslObject): LineFault | null {
  if (object.class === 'inetnum') return reading.databases.take(object)
  if (object.class === 'as-set') return reading.asSets.take(object)
  if (object.class === 'aut-num') reading.asSets.noteJoining(object)
  if (object.class !== 'route') {
    reading.otherClasses++
    return null
  }
  const named = nameRegistry(object, 'route object')
  if (!named.ok) return named.error
  const name = named.value
  const parsed = parseRouteObject(object)
  if (parsed.ok) {
    const registry = registryOf(reading, name)
    registry.rows.add({ ...parsed.value, source: name, offset: object.offset, bytes: object.bytes })
    registry.records++
    return null
  }
  const fault = { line: object.line, reason: parsed.error }
  if (authoritative.has(name)) {
    reading.refused = idOf(name)
    return fault
  }
  const registry = registryOf(reading, name)
  registry.skipped++
  registry.firstSkipped ??= fault
  return null
}

const idOf = (name: string) => `irr-${name.toLowerCase()}`

function registryOf({ registries }: Reading, name: string): Registry {
  const known = registries.get(name)
  if (known) return known
  const registry = { records: 0, rows: buildRangeTable(routeObjectSchema), skipped: 0, firstSkipped: null }
  registries.set(name, registry)
  return registry
}

function snapshotOf(name: string, registry: Registry, ofFile: readonly string[]): ReadSnapshot {
  const { records, rows, skipped, firstSkipped } = registry
  const notes = [
    ...ofFile,
    ...(firstSkipped
      ? [`${skipped} malformed route objects skipped, the first in line ${firstSkipped.line}: ${firstSkipped.reason}`]
      : []),
  ]
  return { source: idOf(name), kind: 'route-objects', asOf: null, records, notes, columns: rows.finish() }
}
