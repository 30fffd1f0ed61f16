/**
 * Internet routing registries by the `source:` of their objects: whose space each may speak for, and how an object gets
 * in. Data with its source, as every rule here; a registry without a row is not known, which is not the same as weak.
 */
import type { Confidence } from '#lib/kernel/confidence.ts'
import type { Rir } from '#lib/registry/rir.ts'

export type RoutingRegistry = {
  /** As objects print it. */
  source: string
  /** The RIR that runs it and lets its own holders alone in; null of any other registry. */
  authoritativeFor: Rir | null
  /** `from-roas`: the registry writes the object once the ROA is there. */
  made: 'by-submission' | 'from-roas'
  /** What lets an object in, as a sentence. */
  says: string
  basis: string
  dateRead: string
  confidence: Confidence
}

const dateRead = '2026-11-23'

const registries: readonly RoutingRegistry[] = [
  {
    ...{ source: 'RIPE', authoritativeFor: 'ripencc', made: 'by-submission' },
    says: 'The maintainer of the exact or next wider route or inetnum lets it in (mnt-routes, else mnt-lower, else mnt-by), and space of other registries is refused.',
    basis: 'RIPE Database documentation: authorisation of route objects',
    ...{ dateRead, confidence: 'verified' },
  },
  {
    ...{ source: 'RIPE-NONAUTH', authoritativeFor: null, made: 'by-submission' },
    says: 'It is frozen: nothing new is let in, and nobody proved to hold the space.',
    basis: 'RIPE Database documentation: out-of-region objects',
    ...{ dateRead, confidence: 'verified' },
  },
  {
    ...{ source: 'ARIN', authoritativeFor: 'arin', made: 'by-submission' },
    says: 'It is tied to the holder’s Org ID; unless the holder opted out, ARIN writes and deletes it with the ROA.',
    basis: 'ARIN IRR and IRR Auto-Manager',
    ...{ dateRead, confidence: 'verified' },
  },
  {
    ...{ source: 'ARIN-NONAUTH', authoritativeFor: null, made: 'by-submission' },
    says: 'ARIN retired it on 2022-04-04: what a mirror still shows of it is a leftover that nobody can change any more.',
    basis: 'ARIN’s notice on retiring its non-authenticated IRR',
    ...{ dateRead, confidence: 'verified' },
  },
  {
    ...{ source: 'APNIC', authoritativeFor: 'apnic', made: 'by-submission' },
    says: 'The maintainer in the mnt-routes of the holder’s inetnum lets it in; once made, it follows its own mnt-by. MyAPNIC can write it together with the ROA.',
    basis: 'APNIC guide to creating route objects',
    ...{ dateRead: '2026-11-30', confidence: 'unconfirmed' },
  },
  {
    ...{ source: 'LACNIC', authoritativeFor: 'lacnic', made: 'from-roas' },
    says: 'LACNIC writes it from the holder’s ROAs.',
    basis: 'general knowledge of MiLACNIC',
    ...{ dateRead, confidence: 'unconfirmed' },
  },
  {
    ...{ source: 'AFRINIC', authoritativeFor: 'afrinic', made: 'by-submission' },
    says: 'The maintainer of the holder’s inetnum lets it in.',
    basis: 'general knowledge of the AFRINIC database',
    ...{ dateRead, confidence: 'unconfirmed' },
  },
  {
    ...{ source: 'RADB', authoritativeFor: null, made: 'by-submission' },
    says: 'It is said to have long asked no proof of holding.',
    basis: 'RADB maintainer model',
    ...{ dateRead, confidence: 'unconfirmed' },
  },
  ...['NTTCOM', 'ALTDB'].map((source) => ({
    ...{ source, authoritativeFor: null, made: 'by-submission' as const },
    says: 'It belongs to no RIR, and its objects stay until their maintainer deletes them.',
    basis: 'general knowledge of third-party routing registries',
    ...{ dateRead, confidence: 'unconfirmed' as const },
  })),
]

const findRoutingRegistry = (source: string): RoutingRegistry | null =>
  registries.find((registry) => registry.source === source) ?? null

/** The registry in which that RIR’s holders register their routes. */
export const routingRegistryOf = (rir: Rir): RoutingRegistry | null =>
  registries.find(({ authoritativeFor }) => authoritativeFor === rir) ?? null

/** Whether an RIR runs it for its own holders. False too of one that no row here knows. */
export const isAuthoritative = (source: string): boolean => findRoutingRegistry(source)?.authoritativeFor != null

/** `other`: no proof of holding stands behind it, or that of another region. `not-known`: no row says. */
export type Authority = 'authoritative' | 'other' | 'not-known'

/** Whether an object of that registry is the holder's own word; `rir` governs the space, null where none is known to. */
export function authorityOf(source: string, rir: Rir | null): Authority {
  const registry = findRoutingRegistry(source)
  if (!registry) return 'not-known'
  if (registry.authoritativeFor === null) return 'other'
  if (rir === null) return 'not-known'
  return registry.authoritativeFor === rir ? 'authoritative' : 'other'
}
