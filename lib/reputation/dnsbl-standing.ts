/**
 * How a block stands on DNS blocklists, list by list, as far as they were asked.
 *
 * An address that got no answer is unknown: it is counted for itself, and never among those that are not listed.
 */
import type { BlocklistClass } from './blocklist-class.ts'
import type { UnaskedZone } from './choose-zones.ts'

/** Addresses of the block on one list with the same codes. Instants are ISO, of the world's time. */
export type StandingCodes = { codes: readonly string[]; addresses: number; firstSeenAt: string; lastSeenAt: string }

/** Addresses that were on the list and are not, or now have other codes. */
export type EndedCodes = { addresses: number; firstSeenAt: string; endedAt: string }

export type ZoneStanding = {
  zone: string
  /** Addresses of the block that the list was asked about, those without an answer included. */
  asked: number
  unknown: number
  unknownReason: string | null
  /** When the first and the last of them were asked; null where none was. */
  oldestAt: string | null
  newestAt: string | null
  resolver: string | null
  standing: readonly StandingCodes[]
  ended: EndedCodes | null
  /** Why the list could not be believed when it was last tried. */
  problem: { reason: string; triedAt: string } | null
}

/** Addresses on any list by a code of this class: a union, never a sum. */
export type ClassCount = { class: BlocklistClass; addresses: number }

export type DnsblStanding =
  /** Nothing keeps answers here: a command line without a database, or a block of another world. */
  | { state: 'not-kept' }
  | { state: 'failed'; reason: string }
  | {
      state: 'known'
      zones: readonly ZoneStanding[]
      unasked: readonly UnaskedZone[]
      byClass: readonly ClassCount[]
    }
