/** The five regional Internet registries: the one place that names them. */

/** As their statistics files print them. */
export const rirs = ['afrinic', 'apnic', 'arin', 'lacnic', 'ripencc'] as const
export type Rir = (typeof rirs)[number]

type RirFacts = {
  title: string
  /** The title as a sentence takes it. */
  inSentence: string
  /** As VRP exports name its trust anchor. */
  trustAnchor: string
  domain: string
}

const facts: Record<Rir, RirFacts> = {
  afrinic: { title: 'AFRINIC', inSentence: 'AFRINIC', trustAnchor: 'afrinic', domain: 'afrinic.net' },
  apnic: { title: 'APNIC', inSentence: 'APNIC', trustAnchor: 'apnic', domain: 'apnic.net' },
  arin: { title: 'ARIN', inSentence: 'ARIN', trustAnchor: 'arin', domain: 'arin.net' },
  lacnic: { title: 'LACNIC', inSentence: 'LACNIC', trustAnchor: 'lacnic', domain: 'lacnic.net' },
  ripencc: { title: 'RIPE NCC', inSentence: 'the RIPE NCC', trustAnchor: 'ripe', domain: 'ripe.net' },
}

/** Reads `ripencc` as statistics files print it and `RIPE NCC` as transfer logs do; null for any other body, `iana` among them. */
export function findRir(text: string): Rir | null {
  const name = text.toLowerCase().replaceAll(' ', '')
  return rirs.find((rir) => rir === name) ?? null
}

/** `ripencc` -> `RIPE NCC`; a registry that is none of the five stays as printed. */
export function registryTitle(registry: string): string {
  const rir = findRir(registry)
  return rir ? facts[rir].title : registry
}

/** `ripencc` -> `the RIPE NCC`, for the middle of a sentence; a registry that is none of the five stays as printed. */
export function registryInSentence(registry: string): string {
  const rir = findRir(registry)
  return rir ? facts[rir].inSentence : registry
}

/** `ripencc` -> `ripe` */
export const trustAnchorOf = (rir: Rir): string => facts[rir].trustAnchor

/** `apnic-as0` -> `apnic`: a registry signs AS0 over what it gave to nobody under a trust anchor of its own. */
export const as0ListOf = (ta: string): Rir | null => rirs.find((rir) => `${trustAnchorOf(rir)}-as0` === ta) ?? null

/** `ripencc` -> `ripe.net` */
export const domainOf = (rir: Rir): string => facts[rir].domain
