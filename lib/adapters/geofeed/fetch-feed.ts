/**
 * Fetches the geofeed that a registration links. Whoever holds the registration wrote the address, so that it may lead
 * anywhere: only https on its own port, only to public addresses, judged anew behind each redirect, and never for long.
 */
import type { IncomingMessage } from 'node:http'
import { request } from 'node:https'
import { isIP } from 'node:net'
import type { FeedFault, FeedSource, FetchedFeed } from '#lib/diligence/geofeed/linked-feed.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { findPublicAddress, type Resolve } from '#lib/platform/public-address.ts'

export type FeedLimits = {
  /** For all of it, redirects among it. */
  wholeMs: number
  /** A feed of 50,000 lines has two megabytes; looking through more would hold up others. */
  mostBytes: number
  mostRedirects: number
  isPort(port: string): boolean
  /** A certificate to trust beside the usual ones, for tests. */
  ca?: string
  /** Another resolver than that of the system, for tests. */
  resolve?: Resolve
}

const usualLimits: FeedLimits = {
  ...{ wholeMs: 10_000, mostBytes: 2 * 1024 * 1024, mostRedirects: 3 },
  // An address without a port: `URL` leaves 443 out.
  isPort: (port) => port === '',
}

const headers = {
  accept: 'application/geofeed+csv, text/csv, text/plain;q=0.9, */*;q=0.1',
  'accept-encoding': 'identity',
  'user-agent': 'dotquad/0.1 (open IPv4 marketplace; geofeed on request)',
}

type Asking = { limits: FeedLimits; signal: AbortSignal; isPublic: (address: number) => boolean }
type Hop = FetchedFeed | { redirectTo: string }

const failed = (sentence: string): Result<never, FeedFault> => err({ isAsked: true, sentence })

export function feedFetcher(limits: FeedLimits = usualLimits): FeedSource {
  return async (address, isPublic) => {
    const asking: Asking = { limits, isPublic, signal: AbortSignal.timeout(limits.wholeMs) }
    let next = address
    for (let hops = 0; hops <= limits.mostRedirects; hops++) {
      const place = await findPlace(next, asking)
      if (!place.ok && hops === 0) return err({ isAsked: false, sentence: place.error })
      if (!place.ok) return failed(asking.signal.aborted ? tooLate(limits) : led(place.error))
      const hop = await visit(place.value, asking)
      if (!hop.ok) return hop
      if (!('redirectTo' in hop.value)) return ok(hop.value)
      next = URL.parse(hop.value.redirectTo, place.value.url.href)?.href ?? hop.value.redirectTo
    }
    return failed(`It redirects more than ${limits.mostRedirects} times.`)
  }
}

const tooLate = ({ wholeMs }: FeedLimits): string => `It gave no whole answer within ${wholeMs / 1000} s.`
const led = (sentence: string): string => `It redirects to where nobody is sent from here: ${sentence}`

type Place = { url: URL; address: string }

/** Where the connection goes; or why none is opened, as a sentence. */
async function findPlace(text: string, { limits, isPublic, signal }: Asking): Promise<Result<Place, string>> {
  const url = URL.parse(text)
  if (!url) return err('The link is no web address.')
  if (url.protocol !== 'https:') return err('The link is no https address, which RFC 9632 wants it to be.')
  if (!limits.isPort(url.port)) return err(`The link names port ${url.port}; only https on its own port is asked.`)
  if (url.username !== '' || url.password !== '') return err('The link has a password in it, which is not sent.')
  const address = await findPublicAddress(url.hostname, {
    ...{ isPublic, signal },
    ...(limits.resolve && { resolve: limits.resolve }),
  })
  return address.ok ? ok({ url, address: address.value }) : address
}

async function visit({ url, address }: Place, { limits, signal }: Asking): Promise<Result<Hop, FeedFault>> {
  try {
    const response = await open({ url, address }, { limits, signal })
    try {
      return await judge(response, url, limits)
    } finally {
      response.destroy()
    }
  } catch (error) {
    if (signal.aborted) return failed(tooLate(limits))
    // What Node throws of a connection: refused, reset, a certificate that nobody vouches for.
    if (error instanceof Error) return failed(`${url.host} could not be read: ${error.message}.`)
    throw error
  }
}

function open(
  { url, address }: Place,
  { limits, signal }: Pick<Asking, 'limits' | 'signal'>,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        host: address,
        ...(isIP(url.hostname) === 0 && { servername: url.hostname }),
        port: url.port || undefined,
        path: `${url.pathname}${url.search}`,
        agent: false,
        signal,
        headers: { ...headers, host: url.host },
        ...(limits.ca === undefined ? {} : { ca: limits.ca }),
      },
      resolve,
    )
    asked.on('error', reject)
    asked.end()
  })
}

async function judge(response: IncomingMessage, url: URL, limits: FeedLimits): Promise<Result<Hop, FeedFault>> {
  const { statusCode: status = 0, headers: told } = response
  if (status >= 300 && status < 400 && told.location !== undefined) return ok({ redirectTo: told.location })
  if (status !== 200) return failed(`It answered ${status}${meanings[status] ?? ''}.`)
  const coding = told['content-encoding'] ?? 'identity'
  if (coding !== 'identity') return failed(`It answered in a coding that was not asked for (${coding.slice(0, 20)}).`)
  const announced = Number(told['content-length'] ?? 0)
  const bytes = announced > limits.mostBytes ? null : await readAll(response, limits.mostBytes)
  if (bytes === null) return failed(`It is longer than the ${limits.mostBytes} bytes that are read here.`)
  if (announced > 0 && bytes.length !== announced)
    return failed(`It ended after ${bytes.length} of ${announced} bytes.`)
  return ok({ bytes, url: url.href })
}

const meanings: Readonly<Record<number, string>> = {
  404: ': there is no file',
  410: ': there is no file any more',
  429: ': it was asked too often',
}

/** Null past the limit. */
async function readAll(response: IncomingMessage, mostBytes: number): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const chunk of response) {
    if (!(chunk instanceof Uint8Array)) continue
    length += chunk.byteLength
    if (length > mostBytes) return null
    parts.push(chunk)
  }
  return Buffer.concat(parts)
}
