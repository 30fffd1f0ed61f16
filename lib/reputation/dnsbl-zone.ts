/**
 * A DNS blocklist: whom to ask, under which terms, and what its answers mean. The rows are in dnsbl-zones.ts.
 *
 * One zone may mix classes: of the codes of ZEN some say that spam was seen, others that a range is for dial-up.
 */
import type { Confidence } from '#lib/kernel/confidence.ts'
import type { BlocklistClass } from './blocklist-class.ts'

/** `code` is an address of 127.0.0.0/8 as printed; `name` is what the publisher calls that part of its list. */
export type DnsblCode = { code: string; name: string; class: BlocklistClass }

/** How the list may be asked. */
export type DnsblAccess =
  /** Anybody may ask, within its limits. */
  | { kind: 'open'; zone: string }
  /** Anybody whose resolver is registered with the publisher. */
  | { kind: 'registration'; zone: string }
  /** Only with a key, which is a label of the name asked: it stands where the pattern says `{key}`. */
  | { kind: 'key'; pattern: string }
  /** Not over DNS, or not about address blocks; `why` is a clause. */
  | { kind: 'elsewhere'; why: string }
  /** Answers no more; whoever still asks it hears nothing, or that everything is listed. `since` as far as it is known. */
  | { kind: 'dead'; zone: string; since: string | null }

export type DnsblLimit = {
  /** Questions a second that we put to it at most: where the publisher names no figure, what is polite. */
  perSecond: number
  /** Questions a day that its terms allow; null where they name none. */
  perDay: number | null
}

export type DnsblZone = {
  id: string
  title: string
  publisher: string
  access: DnsblAccess
  codes: readonly DnsblCode[]
  /** What a code without a row means. */
  otherCodes: BlocklistClass
  /** Without its answer nothing is called good. */
  required: boolean
  licence: string
  limit: DnsblLimit
  /** How an address gets off the list, as a sentence. */
  delisting: string
  /** Where this was read, and when. */
  source: string
  dateRead: string
  confidence: Confidence
}

/** Lists forget within days: an answer older than this is used, and said to be old. Ours, since no publisher names a limit. */
export const dnsblStaleAfterDays = 3

/** Questions a second to put to a zone: the publisher's day, spread evenly, bounds what is polite. */
export const rateOf = ({ limit: { perSecond, perDay } }: DnsblZone): number =>
  perDay === null ? perSecond : Math.min(perSecond, perDay / 86_400)
