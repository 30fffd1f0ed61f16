/**
 * The dossier of a block; without the kinds of its sources it is the stable contract of the command line.
 *
 * A pure function of (prefix, snapshots, rule version, `at`). `null` means that no source of the
 * check has a snapshot; an empty list means that the sources were asked and had nothing.
 */
import type { OriginValidation } from '#lib/routing/origin-validation.ts'
import type { ReadingFault } from './reading-fault.ts'
import type { SnapshotKind } from './snapshot.ts'

export type Dossier = {
  /** The prefix as given; canonical, since the parser takes no other spelling. */
  prefix: string
  ruleVersion: string
  at: string
  specialPurpose: SpecialPurposeFinding[] | null
  registrations: RegistrationFinding[] | null
  /** Addresses of the prefix inside the union of `registrations`. */
  registeredAddresses: number | null
  rpki: RpkiFinding | null
  routing: RoutingFinding | null
  routeObjects: RouteObjectFinding[] | null
  blocklists: BlocklistFinding[] | null
  transfers: TransferFinding[] | null
  /** Only when the reader named an ASN: the prefix itself, announced by it. */
  whatIf?: WhatIfFinding
  sources: DossierSource[]
}

export type SpecialPurposeFinding = { name: string; prefix: string }

export type RegistrationFinding = {
  registry: string
  country: string | null
  /** First address, dotted. */
  start: string
  /** Number of addresses, often no power of two. */
  count: number
  date: string | null
  status: string
  holderId: string | null
}

export type Vrp = { prefix: string; asn: number; maxLength: number; ta: string | null }

export type RpkiFinding = {
  coverage: 'none' | 'partial' | 'full'
  coveredAddresses: number
  /** Of the covering VRPs alone. */
  as0: 'none' | 'some' | 'only'
  coveringVrps: Vrp[]
  moreSpecificVrps: number
}

/** `state` and `reason` are null where no VRP snapshot exists: not asked is not not-found. */
export type ValidatedOrigin = { origin: number | null } & (OriginValidation | { state: null; reason: null })

export type RoutingFinding = {
  status: 'exact' | 'more-specifics-only' | 'covered-only' | 'unrouted'
  exact: ValidatedOrigin[]
  moreSpecifics: ({ prefix: string } & ValidatedOrigin)[]
  covering: { prefix: string; origin: number | null }[]
}

export type RouteObjectFinding = {
  prefix: string
  origin: number
  source: string
  relation: 'exact' | 'inside' | 'covers'
  /** True when BGP shows this prefix with this origin; null without a routing table. */
  inBgp: boolean | null
} & (OriginValidation | { state: null; reason: null })

export type BlocklistFinding = {
  list: string
  asOf: string | null
  /** Union of the entries inside the prefix, never their sum. */
  listedAddresses: number
  entries: { prefix: string; relation: 'exact' | 'inside' | 'covers'; reference: string | null }[]
}

export type TransferFinding = {
  date: string | null
  type: string | null
  sourceRir: string | null
  recipientRir: string | null
  source: string | null
  recipient: string | null
  /** Dotted, octets without padding. */
  start: string
  end: string
}

export type WhatIfFinding = { origin: number } & (OriginValidation | { state: null; reason: null })

export type SourceStatus = 'observed' | 'stale' | 'failed' | 'not-configured'

export type SourceStatement = {
  source: string
  status: SourceStatus
  asOf: string | null
  fetchedAt: string | null
  sha256: string | null
  records: number | null
}

/** `kind` says which checks rest on the source. What is beside the statement is told to readers, and is no part of the contract. */
export type DossierSource = SourceStatement & {
  kind: SnapshotKind
  /** Since when no newer file of it can be read, and why; not there while all is well. */
  fault?: ReadingFault
  /** How many entries the file itself says it has, where it does. */
  countedByHeader?: number
}
