/** A server of files on this machine that has good days and bad ones: what it answers is set by each test. */
import { readFileSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import { root } from './source-files.ts'

const tlsFile = (name: string) => readFileSync(join(root, 'tests/recordings/tls', name), 'utf8')

/** What the server under https proves itself by; nobody but a test trusts it. */
export const testCertificate = tlsFile('certificate.pem')
export const testCertificatePath = join(root, 'tests/recordings/tls/certificate.pem')

export type FileServer = {
  /** With a slash at its end. */
  url: string
  /** What was asked, in order: path and headers. */
  asked: { path: string; headers: IncomingHttpHeaders }[]
  answer(listener: RequestListener): void
}

const servers: Server[] = []

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

export async function serveFiles(listener: RequestListener, scheme: 'http' | 'https' = 'http'): Promise<FileServer> {
  let current = listener
  const asked: FileServer['asked'] = []
  const handle: RequestListener = (request, response) => {
    asked.push({ path: request.url ?? '', headers: request.headers })
    current(request, response)
  }
  const server =
    scheme === 'http'
      ? createServer(handle)
      : createTlsServer({ key: tlsFile('key.pem'), cert: testCertificate }, handle)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port')
  return {
    url: `${scheme}://127.0.0.1:${address.port}/`,
    asked,
    answer: (next) => {
      current = next
    },
  }
}

type Headers = Readonly<Record<string, string>>

/** The same answer to everybody. */
export const always =
  (body: string | Uint8Array, headers: Headers = {}, status = 200): RequestListener =>
  (_request, response) => {
    response.writeHead(status, { 'content-length': String(Buffer.byteLength(body)), ...headers }).end(body)
  }

/** One answer after the other; the last one stays. */
export function inTurn(...listeners: RequestListener[]): RequestListener {
  return (request, response) => {
    const listener = listeners.length > 1 ? listeners.shift() : listeners[0]
    listener?.(request, response)
  }
}

/** Announces the whole file, sends its beginning, and breaks off. */
export const breaksOff =
  (body: string, after: number, headers: Headers = {}): RequestListener =>
  (_request, response) => {
    const bytes = Buffer.from(body)
    response.writeHead(200, { 'content-length': String(bytes.length), ...headers })
    response.write(bytes.subarray(0, after), () => response.socket?.end())
  }

/** The rest of the file, to whoever asks for it from there. */
export const goesOn =
  (body: string, from: number, headers: Headers = {}): RequestListener =>
  (_request, response) => {
    const bytes = Buffer.from(body)
    const range = `bytes ${from}-${bytes.length - 1}/${bytes.length}`
    response.writeHead(206, { 'content-range': range, ...headers }).end(bytes.subarray(from))
  }

/** A byte every few milliseconds, for good. */
export const drips =
  (body: string): RequestListener =>
  (_request, response) => {
    response.writeHead(200, { 'content-length': String(body.length) })
    let sent = 0
    const timer = setInterval(() => response.write(body[sent++ % body.length] ?? ' '), 5)
    response.on('close', () => clearInterval(timer))
  }

/** Takes the request and says nothing. */
export const silent: RequestListener = () => undefined

export const redirectsTo =
  (location: string): RequestListener =>
  (_request, response) => {
    response.writeHead(302, { location }).end()
  }
