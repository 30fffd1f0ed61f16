/** The routing registries whose as-sets are told beside the dossier of an AS. */
import { rpslSource } from './rpsl-source.ts'
import type { Source } from './source.ts'

/** As their objects print it; any other that a dump names is known by that name alone. */
const keepers = ['RIPE', 'APNIC', 'AFRINIC', 'ARIN', 'LACNIC', 'RADB', 'NTTCOM', 'ALTDB'] as const

const idOfSets = (name: string): string => `as-sets-${name.toLowerCase()}`

/**
 * Listed where they were imported: with the routes where a registry dumps every class into one file, and out of a file
 * that somebody brings where it does not, as RIPE and APNIC.
 */
export const setDatabases: Source[] = keepers.map((name) =>
  rpslSource({
    id: idOfSets(name),
    kind: 'as-sets',
    title: `${name}, as-sets`,
    publisher: name,
    credit: `Sets of AS numbers: ${name}`,
  }),
)

/** RIPE and APNIC name their dumps of sets `ripe.db.as-set.gz`: what is damaged is known by that alone. */
export const setsOfFile = (fileName: string): string | null => {
  const keeper = keepers.find((name) => fileName.toLowerCase().startsWith(`${name.toLowerCase()}.db.as-set`))
  return keeper ? idOfSets(keeper) : null
}
