/**
 * What is true in a simulated world, and from which day to which: every file is a view of these facts on one day.
 *
 * A file of a day shows what stood at its first moment, so what happens on a day is seen from the next day on; a file
 * of a moment within a day shows what stood then.
 */
import type { Prefix } from '#lib/address-space/prefix.ts'
import type { AddressRange } from '#lib/address-space/range.ts'
import type { Registry } from './address-plan.ts'
import type { Day } from './day.ts'

/** An organisation of the world by its id. */
export type OrganisationRef = string

/** Began during `from`, ended during `until`; null has no end yet. */
export type Period = { from: Day; until: Day | null }

/** A row of a registry's statistics file. */
export type Holding = Period & {
  registry: Registry
  holder: OrganisationRef
  country: string
  range: AddressRange
  status: HoldingStatus
  /** What the row's date column says, which need not be `from`. */
  dated: Day
}
export type HoldingStatus = 'allocated' | 'assigned'

export type TransferType = 'RESOURCE_TRANSFER' | 'MERGER_ACQUISITION'

export type Transfer = {
  day: Day
  type: TransferType
  source: OrganisationRef
  recipient: OrganisationRef
  moved: AddressRange
  /** What the moved range was cut from; the same range when it moved whole. */
  original: AddressRange
  firstRegistered: Day
}

/** One VRP; `asn` 0 forbids every origin. */
export type Roa = Period & { prefix: Prefix; maxLength: number; asn: number; registry: Registry }

/**
 * `origin` as RISwhois prints it: a number, or an AS_SET such as `{64512,64513}`. `peers` is how many of the
 * collectors' peers carry it as long as no other origin announces the same prefix.
 */
export type Announcement = Period & { prefix: Prefix; origin: string; peers: number }

/** Peers of the route collectors of this world. */
export const collectorPeers = 338

export type RoutingRegistry = 'RIPE' | 'ARIN' | 'APNIC' | 'LACNIC' | 'AFRINIC' | 'RADB'
/** `origin` is an AS number; `keeper` wrote the object and alone may delete it. */
export type RouteObject = Period & {
  prefix: Prefix
  origin: number
  keeper: OrganisationRef
  source: RoutingRegistry
}

export const blocklists = ['drop', 'lamplighters'] as const

export type Listing = Period & { prefix: Prefix; list: (typeof blocklists)[number] }

/** A line in the geofeed of `publisher`. */
export type Location = Period & {
  publisher: OrganisationRef
  prefix: Prefix
  country: string
  region: string
  city: string
}

export type Facts = {
  roas: readonly Roa[]
  announcements: readonly Announcement[]
  routeObjects: readonly RouteObject[]
  listings: readonly Listing[]
  locations: readonly Location[]
}

/** True if it stood at the first moment of the day, or at the moment within one. */
export function standsOn(period: Period, day: Day): boolean {
  return period.from < day && (period.until === null || day <= period.until)
}

export function joinFacts(parts: readonly Facts[]): Facts {
  return {
    roas: parts.flatMap((part) => part.roas),
    announcements: parts.flatMap((part) => part.announcements),
    routeObjects: parts.flatMap((part) => part.routeObjects),
    listings: parts.flatMap((part) => part.listings),
    locations: parts.flatMap((part) => part.locations),
  }
}
