/** The words of the sources page for what a source answers, how old it is and what its terms allow. */
import type { FetchProblem } from '#lib/diligence/fetch-state.ts'
import type { SnapshotKind } from '#lib/diligence/snapshot.ts'

export const kindWords: Record<SnapshotKind, string> = {
  'special-purpose': 'Special-purpose space',
  'special-asns': 'Special-purpose ASNs',
  registrations: 'Holder',
  'asn-registrations': 'Holders of ASNs',
  transfers: 'Transfers',
  'pending-transfers': 'Transfers under way',
  'address-space': 'Address space',
  'transfer-locks': 'Transfer locks',
  'registry-conflicts': 'Registry conflicts',
  vrps: 'RPKI',
  aspas: 'Providers of ASNs',
  'roa-ends': 'Ends of ROAs',
  'local-exceptions': 'Local exceptions to RPKI',
  announcements: 'Routing',
  'route-objects': 'Route objects',
  inetnums: 'Registry databases',
  'as-sets': 'Sets of ASNs',
  blocklist: 'Blocklists',
  'asn-drop': 'Listed ASNs',
  locations: 'Location',
  geofeed: 'Geofeeds',
}

/** Why a source was not fetched, in a word or two before its sentence. */
export const reasonWords: Record<FetchProblem, string> = {
  timeout: 'timed out',
  unreachable: 'unreachable',
  'rate-limited': 'rate-limited',
  malformed: 'not what it should be',
  'not-found': 'not found',
  'disk-full': 'no room here',
}

const hour = 3_600_000

/** `26 h old`, `12 days old`: from an as-of day or instant to `at`. */
export function explainAge(asOf: string, at: string): string {
  const hours = Math.floor((Date.parse(at) - Date.parse(asOf)) / hour)
  if (hours < 1) return 'under an hour old'
  return hours < 72 ? `${hours} h old` : `${Math.floor(hours / 24)} days old`
}

/** A limit of age in hours: `24 h`, `365 days`. */
export const explainLimit = (hours: number): string => (hours <= 72 ? `${hours} h` : `${Math.round(hours / 24)} days`)

const counts = new Intl.NumberFormat('en')
const sizes = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 })
const units = ['B', 'kB', 'MB', 'GB'] as const

export const formatCount = (count: number): string => counts.format(count)

/** Decimal units, three digits: `4.21 MB`. */
export function formatBytes(bytes: number): string {
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1)
  return `${sizes.format(bytes / 1000 ** power)} ${units[power]}`
}
