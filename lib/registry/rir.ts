/** The five regional Internet registries, under the names their statistics files use. */

export const rirs = ['afrinic', 'apnic', 'arin', 'lacnic', 'ripencc'] as const
export type Rir = (typeof rirs)[number]

const titles: Record<Rir, string> = {
  afrinic: 'AFRINIC',
  apnic: 'APNIC',
  arin: 'ARIN',
  lacnic: 'LACNIC',
  ripencc: 'RIPE NCC',
}

/** Reads `ripencc` as statistics files print it and `RIPE NCC` as transfer logs do; null for any other body, `iana` among them. */
export function findRir(text: string): Rir | null {
  const name = text.toLowerCase().replaceAll(' ', '')
  return rirs.find((rir) => rir === name) ?? null
}

/** `ripencc` -> `RIPE NCC`; a registry that is none of the five stays as printed. */
export function registryTitle(registry: string): string {
  const rir = findRir(registry)
  return rir ? titles[rir] : registry
}
