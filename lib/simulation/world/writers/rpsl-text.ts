/** Objects in RPSL (RFC 2622) as the dumps of this world print them. */
import type { RoutingRegistry } from '../facts.ts'
import type { Organisation } from '../organisations.ts'

export const rpslBanner = '#\n# Simulated data of a fictional Internet.\n#'

export type RpslAttribute = readonly [name: string, value: string]

export function rpslText(pairs: readonly RpslAttribute[]): string {
  return pairs.map(([name, value]) => `${`${name}:`.padEnd(16)}${value}`).join('\n')
}

export function maintainerOf({ id, asn }: Organisation, source: RoutingRegistry): string {
  if (source === 'RADB') return `MAINT-AS${asn}`
  return source === 'APNIC' ? `MAINT-${id.toUpperCase()}` : `${id.toUpperCase()}-MNT`
}
