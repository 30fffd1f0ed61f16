/**
 * VRPs that arrive by themselves: a validator's cache that tells of its set and then of each change to it.
 *
 * The port of lib/adapters/rtr. A set is told only when it is complete; what was told last stays good for
 * `expireSeconds`, whatever becomes of the cache.
 */

import type { AddressSet } from '#lib/address-space/address-set.ts'

/** One VRP as RTR tells it: without its trust anchor. Host bits are zero, `length <= maxLength <= 32`. */
export type VrpPayload = { address: number; length: number; maxLength: number; asn: number }

/** What changed from one complete set to the next. Both lists are distinct and share no payload. */
export type VrpDelta = { announced: readonly VrpPayload[]; withdrawn: readonly VrpPayload[] }

/** A complete set that never changes; iterates by address, length, maxLength, ASN. */
export type VrpSet = Iterable<VrpPayload> & {
  readonly size: number
  /** Those that overlap any of the ranges, in no order: the whole set is gone through, and not sorted. */
  around(ranges: AddressSet): Iterable<VrpPayload>
}

export type VrpUpdate = {
  /** The cache's `host:port`. */
  cache: string
  sessionId: number
  serial: number
  set: VrpSet
  /** Against the set told before, by whichever cache; against the empty set at first. */
  delta: VrpDelta
  /** How long the set may be used without another word from the cache (RFC 8210 section 6). */
  expireSeconds: number
}

export type VrpFeedListener = {
  onUpdate(update: VrpUpdate): void
  /** A cache cannot be used now, and why, in a sentence. The next one is tried, and this one again later. */
  onTrouble(trouble: { cache: string; reason: string }): void
}

/** Follows its caches until `signal` aborts. */
export type VrpFeed = (listener: VrpFeedListener, signal: AbortSignal) => Promise<void>

export const isEmptyDelta = ({ announced, withdrawn }: VrpDelta): boolean => announced.length + withdrawn.length === 0

/** What is written down of an update: milliseconds since the epoch, of the world's time. */
export type VrpSetExport = { update: VrpUpdate; at: number; usableUntil: number }

export type VrpSetWriter = (given: VrpSetExport) => Iterable<string>

/** How often a changing set is written down. */
const leastMsBetween = 10 * 60_000

/**
 * Whether a set is to be written down now, `sinceMs` after the one before (null: none yet). One that has not changed is
 * written again when half of its time is over: the cache says that it still stands, and its age should tell so.
 */
export function isDueToKeep(
  { expireSeconds }: Pick<VrpUpdate, 'expireSeconds'>,
  since: { ms: number; hasChanged: boolean } | null,
): boolean {
  if (since === null) return true
  return since.ms >= (since.hasChanged ? leastMsBetween : expireSeconds * 500)
}
