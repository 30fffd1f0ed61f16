/** The text of what is signed or registered for a route: a ROA as its form is filled in, a route object in RPSL (RFC 2622). */
import { formatAsn } from '#lib/address-space/asn.ts'

type Route = { prefix: string; origin: number }

const aligned = (pairs: readonly (readonly [name: string, value: string])[]): string =>
  pairs.map(([name, value]) => `${`${name}:`.padEnd(16)}${value}`).join('\n')

/** RFC 9582: one ASN, one prefix, one maxLength. */
export const roaText = ({ prefix, origin, maxLength }: Route & { maxLength: number }): string =>
  aligned([
    ['origin AS', formatAsn(origin)],
    ['prefix', prefix],
    ['max length', String(maxLength)],
  ])

/** What stands for a maintainer that nobody here can know. */
const unknownMaintainer = '<maintainer of the holder>'

export const routeObjectText = ({ prefix, origin, source }: Route & { source: string }): string =>
  aligned([
    ['route', prefix],
    ['origin', formatAsn(origin)],
    ['mnt-by', unknownMaintainer],
    ['source', source],
  ])

type Registered = Route & { source: string; maintainers: string | null }

/** A registry deletes an object that is sent back as it stands with a line `delete:` in it (RIPE Database, IRRd). */
export const deletionOf = (record: string): string =>
  `${record.trimEnd()}\n${aligned([['delete', 'no longer in use']])}`

/** Where the registry's own text is not at hand: the attributes known here, which the sender completes. */
export function deletionText({ prefix, origin, source, maintainers }: Registered): string {
  const kept = (maintainers ?? unknownMaintainer).split(',').map((name) => ['mnt-by', name] as const)
  return deletionOf(aligned([['route', prefix], ['origin', formatAsn(origin)], ...kept, ['source', source]]))
}
