/**
 * Where a name that a stranger wrote leads to, before a connection is opened there: never to an address inside.
 *
 * Whoever connects must do so to the address that was judged: a name that answers differently a moment later gains
 * nothing. IPv4 alone.
 */
import { lookup } from 'node:dns/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { err, ok, type Result } from '#lib/kernel/result.ts'

/** The first of its addresses, dotted; or a sentence. All of them must be public: whoever mixes in an inner one means no good. */
export async function findPublicAddress(
  host: string,
  isPublic: (address: number) => boolean,
  patienceMs: number,
): Promise<Result<string, string>> {
  try {
    const found = await Promise.race([lookup(host, { all: true, family: 4 }), wait(patienceMs, [], { ref: false })])
    const [first] = found
    if (first === undefined) return err(`${host} has no IPv4 address.`)
    const isInner = found.some(({ address }) => !isPublic(numberOf(address)))
    return isInner ? err(`${host} leads to an address that is not public.`) : ok(first.address)
  } catch {
    // Every failure of the resolver: no such name, no answer, a name that is none.
    return err(`${host} has no IPv4 address.`)
  }
}

/** Of an address as the resolver writes it. */
const numberOf = (dotted: string): number =>
  dotted.split('.').reduce((address, octet) => address * 256 + Number(octet), 0)
