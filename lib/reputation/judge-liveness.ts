/**
 * Whether a zone may be believed: RFC 5782 section 5. It lists 127.0.0.2 for ever, and 127.0.0.1 never.
 *
 * Caught so: dead zones, which list nothing; wildcards, which list everything; resolvers that a publisher refuses.
 */
import { err, ok, type Result } from '#lib/kernel/result.ts'
import type { DnsblReading } from './read-dnsbl-answer.ts'

/** The two addresses that are asked for before any other. */
export const livenessProbes = { listed: 0x7f000002, notListed: 0x7f000001 } as const

/** `ok`, or why nothing that the zone says counts, as a clause. */
export function judgeLiveness(listed: DnsblReading, notListed: DnsblReading): Result<null, string> {
  if (listed.state === 'failed') return err(listed.reason)
  if (notListed.state === 'failed') return err(notListed.reason)
  if (listed.state === 'not-listed') return err('it does not list its test address 127.0.0.2: it is dead')
  if (notListed.state === 'listed') return err('it lists 127.0.0.1, so it lists everything')
  return ok(null)
}
