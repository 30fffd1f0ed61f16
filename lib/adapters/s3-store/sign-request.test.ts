/** The examples that AWS prints: "Signature Calculations for the Authorization Header: Transferring Payload in a Single Chunk". */
import { expect, test } from 'vitest'
import { sha256 } from '#lib/platform/sha256.ts'
import { signRequest, type UnsignedRequest } from './sign-request.ts'

const keys = {
  region: 'us-east-1',
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
}
const sign = (path: string, request: Partial<UnsignedRequest> = {}) =>
  signRequest(
    {
      method: 'GET',
      url: new URL(`https://examplebucket.s3.amazonaws.com${path}`),
      payloadSha256: sha256(''),
      at: new Date('2013-05-24T00:00:00Z'),
      ...request,
    },
    keys,
  ).authorization

test('GET of an object, with a range', () => {
  expect(sign('/test.txt', { headers: { range: 'bytes=0-9' } })).toBe(
    'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  )
})

test('PUT of an object', () => {
  const headers = { date: 'Fri, 24 May 2013 00:00:00 GMT', 'x-amz-storage-class': 'REDUCED_REDUNDANCY' }
  const payloadSha256 = sha256('Welcome to Amazon S3.')
  expect(sign('/test%24file.text', { method: 'PUT', headers, payloadSha256 })).toMatch(
    /Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd$/,
  )
})

test.each([
  ['GET of a bucket’s lifecycle', '/?lifecycle', 'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543'],
  [
    'GET of a bucket’s list, its parameters in another order',
    '/?prefix=J&max-keys=2',
    '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
  ],
])('%s', (_name, path, signature) => {
  expect(sign(path)).toMatch(new RegExp(`Signature=${signature}$`))
})
