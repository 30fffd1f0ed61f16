/** The registries' own databases, whose inetnums are told beside the dossier. */
import type { Rir } from '#lib/registry/rir.ts'
import { rpslSource } from './rpsl-source.ts'
import type { Source } from './source.ts'

/** Registries whose database holds the ranges of their region as inetnums; `isWhole`: in one dump with its routes. ARIN and LACNIC publish none in RPSL. */
const keepers: readonly { rir: Rir; name: string; isWhole?: true }[] = [
  { rir: 'ripencc', name: 'RIPE' },
  { rir: 'apnic', name: 'APNIC' },
  { rir: 'afrinic', name: 'AFRINIC', isWhole: true },
]

const idOfInetnums = (name: string): string => `inetnums-${name.toLowerCase()}`

/**
 * Listed where they were imported. AFRINIC's come with its routes, since its dump is of the whole database; RIPE's and
 * APNIC's dumps of routes have none, so that somebody brings those.
 */
export const registryDatabases: Source[] = keepers.map(({ name }) =>
  rpslSource({
    id: idOfInetnums(name),
    kind: 'inetnums',
    title: `${name} database, inetnums`,
    publisher: name,
    credit: `Inetnums: ${name} database`,
  }),
)

/** RIPE and APNIC name their dumps of inetnums `ripe.db.inetnum.gz`: what is damaged is known by that alone. */
export const inetnumsOfFile = (fileName: string): string | null => {
  const keeper = keepers.find(({ name }) => fileName.toLowerCase().startsWith(`${name.toLowerCase()}.db.inetnum`))
  return keeper ? idOfInetnums(keeper.name) : null
}

/** The inetnums that a registry's file of routes brings, where it publishes its database whole; else null. */
export function inetnumsOfWhole(file: string | null): string | null {
  const keeper = keepers.find(({ name, isWhole }) => isWhole && file === `irr-${name.toLowerCase()}`)
  return keeper ? idOfInetnums(keeper.name) : null
}

/** Id of the database that has the registry's own inetnums; null where it publishes none. */
export function inetnumsOfRegistry(rir: Rir): string | null {
  const keeper = keepers.find((one) => one.rir === rir)
  return keeper ? idOfInetnums(keeper.name) : null
}
