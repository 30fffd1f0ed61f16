/**
 * What DNS says of the reverse zones of a block: to which servers each is delegated, whether these answer for it,
 * whether it is signed, and what a sample of its addresses is called. Declares the port and its answer.
 */
import type { Prefix } from '#lib/address-space/prefix.ts'
import type { Result } from '#lib/kernel/result.ts'
import type { Unanswered } from '#lib/kernel/unanswered.ts'

/**
 * `answers`: with authority. `lame`: it answered, and not for this zone (RFC 1912 section 2.8). `silent`: it did not
 * answer. `not-asked`: no question was sent to it, which says nothing of it.
 */
export type ServerState = 'answers' | 'lame' | 'silent' | 'not-asked'

export type ZoneServer = {
  name: string
  /** Dotted; null where none was found. */
  address: string | null
  state: ServerState
  /** A clause; null of a server that answers. */
  why: string | null
}

/** `none`: a wider zone says that nothing is delegated here. `failed`: nobody told. */
export type Delegation = 'delegated' | 'none' | 'failed'

export type PtrSample = {
  asked: number
  /** With a name. */
  named: number
  failed: number
  /** A few of them. */
  examples: readonly { address: string; name: string }[]
}

export type ZoneReading = {
  /** `64.0.240.in-addr.arpa` */
  zone: string
  /** Its addresses, as a prefix. */
  block: string
  delegation: Delegation
  /** Why nobody told, as a clause; null otherwise. */
  why: string | null
  servers: readonly ZoneServer[]
  /** Whether the zone above has a DS record for it; null where it was not asked or not told. */
  isSigned: boolean | null
  /** Null where no server of the zone answers or no time was left, so that nobody was asked. */
  ptr: PtrSample | null
}

export type ReverseReading = {
  /** Whom it was asked through: `127.0.0.1:53`. */
  resolver: string
  zones: readonly ZoneReading[]
  /** How many zones the block has; of many only some are asked, evenly apart. */
  zonesInAll: number
}

/** `mayAsk`: whether an address that a zone names is one to send a question to. */
export type ReverseDnsSource = (
  block: Prefix,
  mayAsk: (address: number) => boolean,
) => Promise<Result<ReverseReading, Unanswered>>

export type ReverseStanding =
  /** This program keeps no answers, or has nobody to ask. */
  | { state: 'not-kept' }
  /** They are kept, and could not be read. */
  | { state: 'unreadable' }
  | {
      state: 'kept'
      /** Whether anybody may be asked from here. */
      canAsk: boolean
      /** The last good answer. */
      last: { at: string; reading: ReverseReading } | null
      /** Why there was none, where asking failed after it. */
      problem: { at: string; reason: string } | null
    }
