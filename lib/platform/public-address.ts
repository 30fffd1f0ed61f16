/**
 * Where a name that a stranger wrote leads to, before a connection is opened there: never to an address inside.
 *
 * Whoever connects must do so to the address that was judged: a name that answers differently a moment later gains
 * nothing. IPv4 alone.
 */
import { lookup } from 'node:dns/promises'
import { err, ok, type Result } from '#lib/kernel/result.ts'

export type AddressAsked = {
  readonly isPublic: (address: number) => boolean
  /** Aborted where the time for all that is asked is up; the look-up has no time of its own. */
  readonly signal: AbortSignal
  /** Another resolver than that of the system, for tests. */
  readonly resolve?: Resolve
}

export type Resolve = (host: string) => Promise<readonly { readonly address: string }[]>

const askSystem: Resolve = (host) => lookup(host, { all: true, family: 4 })

/** The first of its addresses, dotted; or a sentence. All of them must be public: whoever mixes in an inner one means no good. */
export async function findPublicAddress(
  host: string,
  { isPublic, signal, resolve = askSystem }: AddressAsked,
): Promise<Result<string, string>> {
  // As a URL writes an address of IPv6: no name, so that no resolver has to answer for it.
  if (host.startsWith('[')) return err(hasNone(host))
  if (signal.aborted) return err(notNow(host))
  try {
    const found = await Promise.race([resolve(host), abortOf(signal)])
    if (found === null) return err(notNow(host))
    const [first] = found
    if (first === undefined) return err(hasNone(host))
    const isInner = found.some(({ address }) => !isPublic(numberOf(address)))
    return isInner ? err(`${host} leads to an address that is not public.`) : ok(first.address)
  } catch (error) {
    return err(isAnswer(error) ? hasNone(host) : notNow(host))
  }
}

const abortOf = (signal: AbortSignal): Promise<null> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve(null), { once: true }))

const hasNone = (host: string): string => `${host} has no IPv4 address.`
const notNow = (host: string): string => `${host} could not be looked up just now.`

/** No such name, and none of its addresses is IPv4; all else that a resolver gives up with says nothing of the name. */
const isAnswer = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOTFOUND' || error.code === 'ENODATA')

/** Of an address as the resolver writes it. */
const numberOf = (dotted: string): number =>
  dotted.split('.').reduce((address, octet) => address * 256 + Number(octet), 0)
