/** In front of what costs something: how often one address may load a dossier, or have others asked. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { countRequest } from '#lib/platform/rate-limit.ts'
import { readerAddress } from '#lib/platform/reader-address.ts'
import { segmentsOf } from './request-path.ts'

type Costly = 'ask' | 'check'

/** What the request is counted as, null where it costs nothing. Asking others is a POST, and so is having a file looked through. */
export function countedAs({
  url,
  method,
  headers,
}: Pick<IncomingMessage, 'url' | 'method' | 'headers'>): Costly | null {
  const [first, second] = segmentsOf(url ?? '/')
  if (first === 'api' && second === 'check') return method === 'POST' ? 'ask' : 'check'
  if (first === 'tools') return method === 'POST' ? 'check' : null
  // A prefetch by Next's router renders nothing of these pages. It carries both headers; one alone is a page load
  // that only claims to be a prefetch.
  const isPrefetch = 'rsc' in headers && 'next-router-prefetch' in headers
  return first === 'check' && !isPrefetch ? 'check' : null
}

const explainLimit: Record<Costly, (waitSeconds: number) => string> = {
  check: (waitSeconds) =>
    `Too many checks from your address within a minute. Wait ${waitSeconds} s and load the page again; for many blocks at once use the command line: dotquad dossier --stdin.\n`,
  ask: (waitSeconds) =>
    `The registries and RIPEstat were asked too often from your address within a minute. Wait ${waitSeconds} s, go back and ask again; the dossier itself does not need them.\n`,
}

/** Counts the request, and answers it where its reader is over the limit: then true. */
export async function refuseOverLimit(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const counted = countedAs(request)
  if (counted === null) return false
  const forwarded = [request.headers['x-forwarded-for'] ?? request.socket.remoteAddress].flat().at(-1)
  const waitSeconds = await countRequest(counted, readerAddress(forwarded))
  if (waitSeconds === null) return false
  response.writeHead(429, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': String(waitSeconds) })
  response.end(explainLimit[counted](waitSeconds))
  return true
}
