/**
 * An S3-like server in this process: one bucket in memory, two names a page of a list, and every signature checked
 * from what came over the wire, by code of its own. It can be told to misbehave.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

export const s3Keys = { region: 'eu-test-1', accessKeyId: 'KEY', secretAccessKey: 'SECRET' }
export const s3Bucket = 'snapshots'
const pageSize = 2

type Answer = (response: ServerResponse) => void

export class S3Standin {
  readonly objects = new Map<string, Buffer>()
  /** Each is given once, in place of the right answer. */
  readonly faults: Answer[] = []
  requests = 0
  readonly #server: Server

  constructor() {
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch((error: unknown) =>
        response.destroy(error instanceof Error ? error : undefined),
      )
    })
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    const address: AddressInfo | string | null = this.#server.address()
    if (address === null || typeof address === 'string') throw new Error('The server listens on a port')
    return `http://127.0.0.1:${address.port}`
  }

  stop(): Promise<void> {
    this.#server.closeAllConnections()
    return new Promise((resolve) => this.#server.close(() => resolve()))
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.requests += 1
    const body = await buffer(request)
    const fault = this.faults.shift()
    if (fault) return fault(response)
    if (!isSigned(request, body)) return refuse(response, 403, 'SignatureDoesNotMatch')
    const url = new URL(request.url ?? '/', 'http://here')
    const [, bucket, ...parts] = decodeURIComponent(url.pathname).split('/')
    if (bucket !== s3Bucket) return refuse(response, 404, 'NoSuchBucket')
    if (parts.length === 0) return this.#list(url.searchParams, response)
    this.#serve({ method: request.method, name: parts.join('/'), body }, response)
  }

  #serve({ method, name, body }: { method: string | undefined; name: string; body: Buffer }, response: ServerResponse) {
    if (method === 'DELETE') {
      this.objects.delete(name)
      response.writeHead(204).end()
      return
    }
    if (method === 'PUT') {
      this.objects.set(name, body)
      response.writeHead(200).end()
      return
    }
    const known = this.objects.get(name)
    if (!known) return refuse(response, 404, 'NoSuchKey')
    response.writeHead(200, { 'content-length': known.length }).end(method === 'GET' ? known : undefined)
  }

  #list(query: URLSearchParams, response: ServerResponse): void {
    const names = [...this.objects.keys()].filter((name) => name.startsWith(query.get('prefix') ?? '')).sort()
    const from = Number(query.get('continuation-token')?.replace('page&', '') ?? 0)
    const isLast = from + pageSize >= names.length
    const keys = names.slice(from, from + pageSize).map((name) => `<Contents><Key>${name}</Key></Contents>`)
    const next = isLast ? '' : `<NextContinuationToken>page&amp;${from + pageSize}</NextContinuationToken>`
    response.end(
      `<?xml version="1.0"?>\n<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><IsTruncated>${!isLast}</IsTruncated>${next}${keys.join('')}</ListBucketResult>`,
    )
  }
}

export const refuse = (response: ServerResponse, status: number, code: string): void => {
  response.writeHead(status).end(`<Error><Code>${code}</Code></Error>`)
}

function isSigned({ method, url, headers }: IncomingMessage, body: Buffer): boolean {
  const form =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request,\s*SignedHeaders=([^,]+),\s*Signature=([0-9a-f]{64})$/
  const [, accessKeyId, day = '', region = '', names = '', given = ''] = form.exec(headers.authorization ?? '') ?? []
  const hash = createHash('sha256').update(body).digest('hex')
  const stamp = String(headers['x-amz-date'])
  const isOfNow = Math.abs(Date.now() - Date.parse(stamp.replace(/^(....)(..)(..T..)(..)/, '$1-$2-$3:$4:'))) < 900_000
  if (accessKeyId !== s3Keys.accessKeyId || headers['x-amz-content-sha256'] !== hash || !isOfNow) return false
  for (const needed of ['host', 'x-amz-date', 'x-amz-content-sha256'])
    if (!names.split(';').includes(needed)) return false
  const [path = '', query = ''] = (url ?? '').split('?')
  const sorted = query
    .split('&')
    .filter((part) => part !== '')
    .sort()
    .join('&')
  const lines = names.split(';').map((name) => `${name}:${String(headers[name]).trim()}`)
  const canonical = [method, path, sorted, ...lines, '', names, hash].join('\n')
  const scope = `${day}/${region}/s3/aws4_request`
  const text = ['AWS4-HMAC-SHA256', stamp, scope, createHash('sha256').update(canonical).digest('hex')].join('\n')
  let key = Buffer.from(`AWS4${s3Keys.secretAccessKey}`)
  for (const part of [day, region, 's3', 'aws4_request']) key = createHmac('sha256', key).update(part).digest()
  return timingSafeEqual(createHmac('sha256', key).update(text).digest(), Buffer.from(given, 'hex'))
}
