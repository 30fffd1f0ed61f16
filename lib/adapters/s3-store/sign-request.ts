/**
 * AWS Signature Version 4 in the Authorization header, as S3 wants it: one encoding of the path, and the payload's
 * hash among the signed headers (AWS: "Authenticating Requests: Using the Authorization Header").
 */
import { createHmac } from 'node:crypto'
import { sha256 } from '#lib/platform/sha256.ts'

export type S3Keys = { region: string; accessKeyId: string; secretAccessKey: string }

export type UnsignedRequest = {
  method: string
  /** Path and query already encoded, as they go out. */
  url: URL
  /** Others than host, x-amz-date and x-amz-content-sha256. */
  headers?: Readonly<Record<string, string>>
  payloadSha256: string
  /** When it is sent. */
  at: Date
}

const algorithm = 'AWS4-HMAC-SHA256'

/** Every header of the request but `host`, which goes out by itself. */
export function signRequest(request: UnsignedRequest, keys: S3Keys): Record<string, string> {
  const stamp = request.at.toISOString().replace(/[-:]|\.\d{3}/g, '')
  const sent = { ...request.headers, 'x-amz-content-sha256': request.payloadSha256, 'x-amz-date': stamp }
  const signed = Object.entries({ ...sent, host: request.url.host })
    .map(([name, value]): [string, string] => [name.toLowerCase(), value.trim()])
    .sort(byName)
  const names = signed.map(([name]) => name).join(';')
  const canonical = [
    request.method,
    request.url.pathname,
    canonicalQuery(request.url),
    ...signed.map(([name, value]) => `${name}:${value}`),
    '',
    names,
    request.payloadSha256,
  ].join('\n')
  const scope = `${stamp.slice(0, 8)}/${keys.region}/s3/aws4_request`
  const signature = hmac(signingKey(stamp.slice(0, 8), keys), [algorithm, stamp, scope, sha256(canonical)].join('\n'))
  const authorization = `${algorithm} Credential=${keys.accessKeyId}/${scope},SignedHeaders=${names},Signature=${signature.toString('hex')}`
  return { ...sent, authorization }
}

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()

const signingKey = (day: string, { region, secretAccessKey }: S3Keys): Buffer =>
  [region, 's3', 'aws4_request'].reduce<Buffer>(hmac, hmac(`AWS4${secretAccessKey}`, day))

const canonicalQuery = ({ searchParams }: URL): string =>
  [...searchParams]
    .map(([name, value]): [string, string] => [encodeRfc3986(name), encodeRfc3986(value)])
    .sort(byName)
    .map(([name, value]) => `${name}=${value}`)
    .join('&')

const byName = ([a]: [string, string], [b]: [string, string]) => (a < b ? -1 : 1)

/** All but letters, digits and `-._~`; encodeURIComponent leaves five more as they are. */
const encodeRfc3986 = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
