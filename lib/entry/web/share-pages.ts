/**
 * Pages of blocks and ASes, kept for a moment: who asks for the same one within a second gets it as made.
 *
 * These pages read no cookie, so they are the same for all, though Next, which cannot know that, marks them private.
 * What anybody sends may change them, so a request that is no reading ends what is kept.
 */
import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { segmentsOf } from './request-path.ts'

type Page = { headers: OutgoingHttpHeaders; body: Buffer }
/** `page` is null where it turned out to be none to share: an error, a redirect, one that is too large. */
type Making = { since: number; page: Promise<Page | null>; bytes: number }

type Settings = { keptForMs: number; mostBytes: number; now: () => number }

const usual: Settings = { keptForMs: 1_000, mostBytes: 32_000_000, now: () => performance.now() }

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** Serves as `handle` does, which is asked for each page once. */
export function sharePages(handle: Handle, settings: Settings = usual): Handle {
  const kept = keepPages(settings)

  async function make(key: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    kept.begin(key, readPage(response, settings.mostBytes))
    await handle(request, response)
  }

  return async (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') response.once('close', kept.forget)
    const key = keyOf(request)
    if (key === null) return handle(request, response)
    const page = await kept.find(key)
    if (page === null) return make(key, request, response)
    for (const [name, value] of Object.entries(page.headers)) if (value !== undefined) response.setHeader(name, value)
    response.end(page.body)
  }
}

/** What is being made and was made just now, oldest first. */
function keepPages({ keptForMs, mostBytes, now }: Settings) {
  const makings = new Map<string, Making>()
  let bytes = 0
  const isOver = ({ since }: Making) => now() - since >= keptForMs
  function drop(key: string, making: Making): void {
    if (makings.get(key) !== making) return
    makings.delete(key)
    bytes -= making.bytes
  }
  function dropWhat(isDone: (making: Making) => boolean): void {
    for (const [key, making] of makings) {
      if (!isDone(making)) return
      drop(key, making)
    }
  }
  return {
    begin(key: string, page: Promise<Page | null>): void {
      dropWhat(isOver)
      const before = makings.get(key)
      if (before) drop(key, before)
      const making: Making = { since: now(), page, bytes: 0 }
      makings.set(key, making)
      page.then((read) => {
        if (read === null) return drop(key, making)
        if (makings.get(key) !== making) return
        making.bytes = key.length + read.body.length
        bytes += making.bytes
        dropWhat(() => bytes > mostBytes)
      })
    },
    /** A page is waited for no longer than it would be kept: whom it is made for may read slowly. */
    find(key: string): Promise<Page | null> {
      const making = makings.get(key)
      if (!making || isOver(making)) return Promise.resolve(null)
      return Promise.race([making.page, wait(keptForMs, null, { ref: false })])
    },
    forget: () => dropWhat(() => true),
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

/** What Next answers by: to its router with data, to some crawlers (by their names) with the metadata first. */
const varying = [
  'accept-encoding',
  'next-router-prefetch',
  'next-router-segment-prefetch',
  'next-router-state-tree',
  'next-url',
  'rsc',
  'user-agent',
] as const

const variantOf = (headers: IncomingHttpHeaders) => varying.map((name) => headers[name] ?? null)

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
