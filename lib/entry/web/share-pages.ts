/**
 * Pages of blocks and ASes, kept for a moment: who asks for the same one within a second gets it as made.
 *
 * As a shared cache in front of a server would (RFC 9111). These pages read no cookie, so they are the same for all;
 * what anybody sends may change them, so a request that is no reading ends what is kept.
 */
import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { segmentsOf } from './request-path.ts'

type Page = { headers: OutgoingHttpHeaders; body: Buffer }
/** `page` is null where it turned out to be none to share: an error, a redirect, one that is too large. */
type Making = { since: number; page: Promise<Page | null> }

type Settings = { keptForMs: number; mostBytes: number; now: () => number }

const usual: Settings = { keptForMs: 1_000, mostBytes: 32_000_000, now: () => performance.now() }

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** Serves as `handle` does, which is asked for each page once. */
export function sharePages(handle: Handle, { keptForMs, mostBytes, now }: Settings = usual): Handle {
  const kept = new Map<string, Making>()
  let keptBytes = 0
  const forget = () => {
    kept.clear()
    keptBytes = 0
  }

  async function make(key: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { promise: page, resolve } = Promise.withResolvers<Page | null>()
    const making = { since: now(), page }
    kept.set(key, making)
    readPage(response, mostBytes).then((read) => {
      const isCurrent = kept.get(key) === making
      if (isCurrent && read === null) kept.delete(key)
      if (isCurrent && read !== null) keptBytes += read.body.length
      if (keptBytes > mostBytes) forget()
      resolve(read)
    })
    await handle(request, response)
  }

  return async (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') response.once('close', forget)
    const key = keyOf(request)
    if (key === null) return handle(request, response)
    const made = kept.get(key)
    const page = made && now() - made.since < keptForMs ? await made.page : null
    if (page === null) return make(key, request, response)
    for (const [name, value] of Object.entries(page.headers)) if (value !== undefined) response.setHeader(name, value)
    response.end(page.body)
  }
}

/** `/check/240.0.64.0/18`, `/check/AS64500`; what lies below may know its reader. */
export function isShared(url: string): boolean {
  const [first, ...subject] = segmentsOf(url)
  return first === 'check' && (subject.length === 1 || subject.length === 2)
}

/** The same for all who would get the same bytes; null for what is not shared. */
const keyOf = ({ method, url = '/', headers }: IncomingMessage): string | null =>
  method === 'GET' && isShared(url) ? JSON.stringify([url, variantOf(headers)]) : null

/** Next answers its router with data instead of a document, by these headers. */
const variantOf = (headers: IncomingHttpHeaders) =>
  Object.entries(headers)
    .filter(([name]) => name === 'accept-encoding' || name === 'rsc' || name.startsWith('next-'))
    .sort(([a], [b]) => (a < b ? -1 : 1))

/** What is sent through `response`, once it was sent whole. */
function readPage(response: ServerResponse, mostBytes: number): Promise<Page | null> {
  const chunks: Buffer[] = []
  let bytes = 0
  const keep = (chunk: unknown) => {
    if (typeof chunk !== 'string' && !(chunk instanceof Uint8Array)) return
    bytes += chunk.length
    if (bytes <= mostBytes) chunks.push(Buffer.from(chunk))
  }
  const { write, end } = response
  Object.assign(response, {
    write: (...given: Parameters<typeof write>) => {
      keep(given[0])
      return write.apply(response, given)
    },
    end: (...given: Parameters<typeof end>) => {
      keep(given[0])
      return end.apply(response, given)
    },
  })
  return new Promise((resolve) => {
    response.once('close', () => {
      const isPage = response.writableFinished && response.statusCode === 200 && bytes <= mostBytes
      resolve(isPage ? { headers: response.getHeaders(), body: Buffer.concat(chunks) } : null)
    })
  })
}
