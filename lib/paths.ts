/** Every address inside the app, so that no page spells one. Knows nothing of what stands there. */

export const homePath = '/'
export const checkPath = '/check'
export const sourcesPath = '/sources'

/** The dossier of a prefix; with `asn`, also what would happen if that ASN announced it. */
export function dossierPath(prefix: string, asn?: number): `/check/${string}` {
  return asn === undefined ? `/check/${prefix}` : `/check/${prefix}?asn=${asn}`
}

/** Takes a POST that has the registry and RIPEstat asked about the prefix. */
export function askPath(prefix: string): `/api/check/${string}` {
  return `/api/check/${prefix}/ask`
}

/** The same dossier for machines. */
export function dossierJsonPath(prefix: string, asn?: number): `/api/check/${string}` {
  return asn === undefined ? `/api/check/${prefix}` : `/api/check/${prefix}?asn=${asn}`
}
