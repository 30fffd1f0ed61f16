/**
 * What the answer of a DNS blocklist says of an address (RFC 5782 section 2.1; for Spamhaus its own error codes).
 *
 * Four readings, never merged: a time-out, a refusal and an address outside 127.0.0.0/8 say nothing of the address.
 */
import { formatAddress } from '#lib/address-space/address.ts'
import type { BlocklistClass } from './blocklist-class.ts'
import { type DnsAnswer, explainFailure } from './dns-client.ts'
import type { DnsblZone } from './dnsbl-zone.ts'

/** `code` as the zone answered it; `name` is null where no row explains the code. */
export type DnsblMeaning = { code: string; name: string | null; class: BlocklistClass }

export type DnsblReading =
  | { state: 'listed'; codes: readonly string[] }
  | { state: 'not-listed' }
  /** `reason` is a clause. */
  | { state: 'failed'; reason: string }

const notListed = { state: 'not-listed' } as const

export function readDnsblAnswer(answer: DnsAnswer): DnsblReading {
  if (answer.state === 'failed') return { state: 'failed', reason: explainFailure(answer.reason) }
  // A name without an A record is no listing: RFC 5782 section 2.1 lists by A records alone.
  if (answer.state === 'no-such-name' || answer.addresses.length === 0) return notListed
  const problem = answer.addresses.map(problemOf).find((text) => text !== null)
  if (problem) return { state: 'failed', reason: problem }
  return { state: 'listed', codes: [...answer.addresses].sort((a, b) => a - b).map(formatAddress) }
}

/** Of Spamhaus; other publishers use the same range for the same purpose. */
const errors: Record<number, string> = {
  2147483644: 'the zone was misspelt (127.255.255.252)',
  2147483646: 'the question came through an open resolver (127.255.255.254)',
  2147483647: 'too many questions were asked (127.255.255.255)',
}

/** Why an address in an answer is no code of a listing; null where it is one. */
function problemOf(address: number): string | null {
  if (address >>> 24 !== 127)
    return `the zone answers with ${formatAddress(address)}, which is no code: it is dead or hijacked`
  if (address >>> 8 === 0x7fffff)
    return errors[address] ?? `the zone answered with an error code (${formatAddress(address)})`
  // RFC 5782 section 2.1: no list uses it, since it is every machine's own address; some refuse with it.
  if (address === 0x7f000001) return 'the zone refused the question (127.0.0.1)'
  return null
}

export function explainCode(zone: DnsblZone, code: string): DnsblMeaning {
  const row = zone.codes.find((one) => one.code === code)
  return row ?? { code, name: null, class: zone.otherCodes }
}
