/**
 * The dossier of an AS: holders lease to networks, and a network is known by its number.
 *
 * A pure function of (ASN, snapshots, `at`), like a block's. `null` means that no source of the question has a
 * snapshot; an empty list means that the sources were asked and had nothing.
 */
import type { OriginValidation } from '#lib/routing/origin-validation.ts'
import type { DossierSource, SourceStatement } from '../dossier.ts'
import type { AsnDropFinding } from '../find-asn-drop.ts'
import type { AttestedProviders } from '../providers-of.ts'

export type AsnDossier = {
  asn: number
  at: string
  /** IANA's words on it; an empty list where it is an AS number like others. */
  specialPurpose: { name: string }[] | null
  registrations: AsnRegistrationFinding[] | null
  /** IPv4 space that the same registry lists under the same holder's id; null where no holder is told. */
  holderSpace: { registrations: number; addresses: number } | null
  announced: AnnouncedSpace | null
  /** Neighbours are seen in paths, and no format that is imported has them: a service is asked, beside the dossier. */
  upstreams: null
  /** What each list has of the announced space; null where there is no routing table or no list. */
  blocklists: ListedSpace[] | null
  routeObjects: AsnRouteObject[] | null
  vrps: AsnVrp[] | null
  /** One a routing registry whose sets were read; null where none were. */
  asSets: AsSetsFinding[] | null
  providers: AttestedProviders
  asnDrop: AsnDropFinding
  /** Deals are in a market's database, and no file has them: its page tells them beside the dossier. */
  pastLeases: null
  sources: DossierSource[]
}

export type AsnRegistrationFinding = {
  registry: string
  country: string | null
  /** First AS number of the registration, and how many it has. */
  first: number
  count: number
  date: string | null
  status: string
  holderId: string | null
}

/** `state` and `reason` are null where no VRP snapshot exists: not asked is not not-found. */
export type AsnRoute = { prefix: string } & (OriginValidation | { state: null; reason: null }) & {
    /** Who announces the same prefix beside it; null is an AS_SET. */
    alsoFrom: (number | null)[]
  }

export type AnnouncedSpace = {
  /** By address and length, each once, /8 or longer. */
  routes: AsnRoute[]
  /** Their union: announcements nest. */
  addresses: number
  /** Of these the ones in `holderSpace`; null where that is not known. */
  ownAddresses: number | null
}

export type ListedSpace = {
  list: string
  asOf: string | null
  /** Entries of the list that share an address with the announced space. */
  entries: number
  /** The announced addresses under them: a union, never a sum. */
  listedAddresses: number
}

export type AsnRouteObject = {
  prefix: string
  source: string
  maintainers: string | null
  /** True when BGP shows this prefix from this AS; null without a routing table. */
  inBgp: boolean | null
} & (OriginValidation | { state: null; reason: null })

/** Which sets of one routing registry name the AS. */
export type AsSetsFinding = {
  source: string
  /** By name. */
  direct: NamingSet[]
  /** Sets that name it through one of these, however many steps away, and not themselves. */
  through: number
  /** True where there are more of them than were walked. */
  isCutOff: boolean
  /** Sets with the word for every AS in them: they name it like any other. */
  everyAs: number
}

export type NamingSet = {
  set: string
  /** The AS says itself that it belongs to it, and the set lets its maintainer. */
  isByReference: boolean
  maintainers: string | null
  changed: string | null
}

export type AsnVrp = { prefix: string; maxLength: number; ta: string | null }

export type PublishedAsnDossier = Omit<AsnDossier, 'sources'> & { sources: SourceStatement[] }

/** As scripts read it. */
export const publishAsnDossier = (dossier: AsnDossier): PublishedAsnDossier => ({
  ...dossier,
  sources: dossier.sources.map(({ kind: _kind, ...source }) => source),
})
