/** The web server: Next behind a listener that settles which address a reader comes from. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import next from 'next'
import { environment } from '#lib/platform/env.ts'
import { makeLog } from '#lib/platform/log.ts'
import { projectRoot } from '#lib/platform/project-root.ts'
import { tellReady, untilStopped } from './start/stop-signal.ts'
import { followSnapshotStore } from './web/follow-snapshot-store.ts'
import { refuseOverLimit } from './web/refuse-over-limit.ts'
import { sharePages } from './web/share-pages.ts'

const longestStopMs = 5_000

/**
 * Next believes a client's own X-Forwarded-For, and the rate limit believes Next. Without a reverse
 * proxy that writes it, it is the connection's address and nothing else.
 */
function settleAddress(request: IncomingMessage): void {
  if (environment().DOTQUAD_REVERSE_PROXY === 'trusted') return
  request.headers['x-forwarded-for'] = request.socket.remoteAddress ?? 'unknown'
}

/** Nothing behind here makes sense of a path whose percent signs spell no text. */
function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch (error) {
    if (error instanceof URIError) return false
    throw error
  }
}

function refuse(response: ServerResponse): void {
  response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' })
  response.end('This address cannot be read: a % in it must be followed by two hexadecimal digits of UTF-8 text.\n')
}

function fail(response: ServerResponse, error: unknown): void {
  makeLog('web').error({ error: error instanceof Error ? error.message : error }, 'a request could not be counted')
  response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' })
  response.end('This request could not be served. Nothing was checked; try again in a minute.\n')
}

/** Serves until it is told to stop, then finishes the requests in hand. */
export async function main(): Promise<number> {
  const stopped = untilStopped()
  const { PORT: port, DOTQUAD_HOST: hostname } = environment()
  const app = next({ dev: false, dir: projectRoot, hostname, port })
  await app.prepare()
  const handle = app.getRequestHandler()
  const serve = sharePages(async (request, response) => {
    // Before Next, which would take longer to be asked than the count takes.
    if (!(await refuseOverLimit(request, response))) await handle(request, response)
  })
  const server = createServer((request, response) => {
    if (!isReadable(request.url ?? '/')) return refuse(response)
    settleAddress(request)
    serve(request, response).catch((error: unknown) => fail(response, error))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, hostname, resolve)
  })
  followSnapshotStore()
  tellReady()
  await stopped
  setTimeout(() => server.closeAllConnections(), longestStopMs).unref()
  await new Promise((resolve) => {
    server.close(resolve)
    server.closeIdleConnections()
  })
  process.exit(0) // Next keeps timers of its own
}
