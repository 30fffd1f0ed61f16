/**
 * A blob store in a bucket of S3, or of whatever speaks its protocol (MinIO, Ceph, Garage): the bucket in the path, since
 * few of those have a host name a bucket.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { type BlobStore, isBlobName, type Stored, type StoreFailure } from '#lib/diligence/blob-store.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { sha256 } from '#lib/platform/sha256.ts'
import { readListPage } from './read-list-page.ts'
import { type S3Keys, signRequest } from './sign-request.ts'

export type S3Place = S3Keys & {
  /** Scheme, host and port. */
  endpoint: string
  bucket: string
  /** For a whole answer, each time it is asked for. */
  timeoutMs?: number
  /** Before the first of two further tries; the second waits twice as long. */
  pauseMs?: number
  /** What is longer is no snapshot. */
  mostBytes?: number
}

type Call = { method: 'GET' | 'PUT' | 'HEAD' | 'DELETE'; path: string; body?: Uint8Array }

/** `status` 404 is an answer; every other that is no success is a failure. */
type Answered = { status: number; body: Uint8Array }

const retries = 2
const defaults = { timeoutMs: 60_000, pauseMs: 250, mostBytes: 2 ** 31 }

export function s3Store(given: S3Place): BlobStore {
  const place = { ...defaults, ...given }
  const pathOf = (name: string) => {
    invariant(isBlobName(name), 'a blob has a plain name')
    return `/${place.bucket}/${name}`
  }
  const call = (method: Call['method'], name: string, body?: Uint8Array) =>
    ask(place, { method, path: pathOf(name), ...(body && { body }) })
  return {
    async read(name) {
      const answer = await call('GET', name)
      return answer.ok ? ok(answer.value.status === 404 ? null : answer.value.body) : answer
    },
    async has(name) {
      const answer = await call('HEAD', name)
      return answer.ok ? ok(answer.value.status !== 404) : answer
    },
    async write(name, content) {
      const answer = await call('PUT', name, content)
      if (answer.ok && answer.value.status === 404) return noBucket(place.bucket)
      return answer.ok ? ok(null) : answer
    },
    list: (prefix) => list(place, prefix),
    async delete(name) {
      const answer = await call('DELETE', name)
      return answer.ok ? ok(null) : answer
    },
  }
}

const noBucket = (bucket: string) =>
  err<StoreFailure>({ reason: 'not-found', message: `There is no bucket "${bucket}": make it, or name another one.` })

async function list(place: Required<S3Place>, prefix: string): Stored<string[]> {
  const names: string[] = []
  let token: string | null = null
  do {
    const query: string = `list-type=2&prefix=${encodeURIComponent(prefix)}${token === null ? '' : `&continuation-token=${encodeURIComponent(token)}`}`
    const answer = await ask(place, { method: 'GET', path: `/${place.bucket}?${query}` })
    if (!answer.ok) return answer
    if (answer.value.status === 404) return noBucket(place.bucket)
    const page = readListPage(new TextDecoder().decode(answer.value.body))
    if (!page) return err({ reason: 'malformed', message: `${place.endpoint} answers with no list of objects.` })
    // A store that repeats its token would be asked for ever.
    if (page.next !== null && page.next === token)
      return err({ reason: 'malformed', message: `${place.endpoint} repeats a page of its list.` })
    names.push(...page.names)
    token = page.next
  } while (token !== null)
  return ok(names.sort())
}

async function ask(place: Required<S3Place>, call: Call): Stored<Answered> {
  let pauseMs = place.pauseMs
  for (let left = retries; ; left--) {
    const answer = await attempt(place, call)
    const mayPass = !answer.ok && ['timeout', 'unreachable', 'rate-limited'].includes(answer.error.reason)
    if (!mayPass || left === 0) return answer
    await wait(pauseMs)
    pauseMs *= 2
  }
}

async function attempt(place: Required<S3Place>, { method, path, body }: Call): Stored<Answered> {
  const url = new URL(path, place.endpoint)
  const payloadSha256 = sha256(body ?? '')
  try {
    const response = await fetch(url, {
      method,
      headers: signRequest({ method, url, payloadSha256, at: new Date() }, place),
      ...(body && { body: new Uint8Array(body) }),
      // A redirect would carry the signature of another host.
      redirect: 'error',
      signal: AbortSignal.timeout(place.timeoutMs),
    })
    const content = await readBody(response, place.mostBytes)
    if (content === null) return fail(place, 'malformed', `sends more than ${place.mostBytes} bytes for ${path}`)
    if (response.ok || response.status === 404) return ok({ status: response.status, body: content })
    return refusal(place, response.status, new TextDecoder().decode(content))
  } catch (error) {
    if (error instanceof DOMException && error.name === 'TimeoutError')
      return fail(place, 'timeout', 'does not answer in time')
    // fetch throws TypeError for every failure of the connection.
    if (error instanceof TypeError) return fail(place, 'unreachable', 'cannot be reached')
    throw error
  }
}

async function readBody(response: Response, mostBytes: number): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of response.body ?? []) {
    bytes += part.byteLength
    if (bytes > mostBytes) return null
    parts.push(part)
  }
  return Buffer.concat(parts)
}

const fail = ({ endpoint }: S3Place, reason: StoreFailure['reason'], words: string): Result<never, StoreFailure> =>
  err({ reason, message: `${endpoint} ${words}.` })

/** Its own code says why, such as SignatureDoesNotMatch or RequestTimeTooSkewed. */
function refusal(place: S3Place, status: number, body: string): Result<never, StoreFailure> {
  const code = /<Code>(\w+)<\/Code>/.exec(body)?.[1] ?? 'no reason'
  if (status === 429 || status === 503) return fail(place, 'rate-limited', `asks for less (${status} ${code})`)
  if (status >= 500) return fail(place, 'unreachable', `failed (${status} ${code})`)
  return fail(place, 'refused', `refuses (${status} ${code})`)
}
