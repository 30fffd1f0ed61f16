/**
 * What services outside say of a block when a reader asks them: the registry by RDAP, RIPEstat, and an IRRd server.
 *
 * Declares the ports and their answers. Contact data never gets this far: an adapter keeps no person.
 */
import type { Prefix } from '#lib/address-space/prefix.ts'
import type { Result } from '#lib/kernel/result.ts'
import type { Unanswered } from '#lib/kernel/unanswered.ts'

/** One registration as RFC 9083 section 5.4 gives it. Texts stand as the registry prints them, null where it prints none. */
export type RegisteredNetwork = {
  /** Dotted, octets without padding. */
  start: string
  end: string
  handle: string | null
  name: string | null
  /** Free text of each registry: `ALLOCATED PA`, `DIRECT ALLOCATION`. */
  type: string | null
  country: string | null
  status: readonly string[]
  /** Handle of the registrant; its name only where the registry calls it an organisation. */
  registrant: { handle: string | null; name: string | null } | null
  registeredAt: string | null
  changedAt: string | null
  /** The geofeed that it links, as it stands there, and where: RFC 9877's link, or a remark as in RFC 9632. */
  geofeed: { url: string; from: 'link' | 'remarks' } | null
}

/** The registration that the asked one was cut from, or why its registry did not tell. Null where it names none. */
export type ParentNetwork = Result<RegisteredNetwork, Unanswered> | null

/** How an answer was come by: a directory of last year, or a service that sends on, is worth a word. */
export type RegistryTrail = {
  /** Hosts in the order they were asked; the last one's answer stands. */
  hosts: readonly string[]
  /** A service that the answer names as one that knows more, and that gave none. */
  unheard: { host: string; reason: Unanswered | 'not-trusted' } | null
  /** IANA's directory, by which the first host was chosen; null where the operator named the service. */
  directory: { fetchedAt: string; publication: string | null } | null
}

export type NetworkAnswer = { network: RegisteredNetwork; parent: ParentNetwork; trail: RegistryTrail }

export type RoutingNow = {
  origins: readonly number[]
  /** How many of how many full-table peers see it; null where the service does not tell both. */
  visibility: { peers: number; of: number } | null
  firstSeen: string | null
  lastSeen: string | null
}

/** Peers that saw a route, of those that could have. */
export type PeersSeeing = { peers: number; of: number }

/** An origin of the block itself, from day to day; `origin` null is an AS_SET, `seen` null where the service tells no denominator. */
export type OriginPeriod = { origin: number | null; from: string; until: string; seen: PeersSeeing | null }

export type RoutingHistory = {
  periods: readonly OriginPeriod[]
  /** How many pairs of a more specific prefix and an origin were ever seen. */
  inside: number
  /** The time that was looked through, where the service tells it. */
  from: string | null
  until: string | null
  /** Routes that fewer full-table peers saw are not in it. */
  leastPeers: number
}

/** How many of a collector's full-table peers see the block. */
export type CollectorView = PeersSeeing & { collector: string; place: string | null }

/** One route object as a routing registry has it now; days are `YYYY-MM-DD`, null where the registry prints none. */
export type RegisteredRoute = {
  prefix: string
  origin: number
  /** The registry, upper case. */
  source: string
  maintainers: string | null
  created: string | null
  lastModified: string | null
}

export type NetworkSource = (block: Prefix) => Promise<Result<NetworkAnswer, Unanswered>>
export type RoutingNowSource = (block: Prefix) => Promise<Result<RoutingNow, Unanswered>>
export type RoutingHistorySource = (block: Prefix) => Promise<Result<RoutingHistory, Unanswered>>
export type CollectorsSource = (block: Prefix) => Promise<Result<readonly CollectorView[], Unanswered>>
/** Route objects of the block, of all that contains it and of the next level inside it. Empty: the server knows none. */
export type RoutesRegisteredSource = (block: Prefix) => Promise<Result<readonly RegisteredRoute[], Unanswered>>

/** A registration, and whether the token stands in its remarks. The remarks themselves stay with the registry. */
export type RemarkReading = { network: RegisteredNetwork; hasToken: boolean }

export type RegistryRemarkSource = (block: Prefix, token: string) => Promise<Result<RemarkReading, Unanswered>>

export type OutsideAnswer<T> =
  | { state: 'answered'; at: string; value: T }
  | { state: 'unanswered'; at: string; reason: Unanswered }
  | { state: 'offline' }

/** Null where nobody asked within the last minutes. */
export type OutsideAnswers = {
  network: OutsideAnswer<NetworkAnswer> | null
  routing: OutsideAnswer<RoutingNow> | null
  history: OutsideAnswer<RoutingHistory> | null
  collectors: OutsideAnswer<readonly CollectorView[]> | null
  routeObjects: OutsideAnswer<readonly RegisteredRoute[]> | null
}
