import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testBlobStore } from '#tests/support/blob-store-contract.ts'
import { refuse, S3Standin, s3Bucket, s3Keys } from '#tests/support/s3-standin.ts'
import { s3Store } from './s3-store.ts'

const standin = new S3Standin()
let endpoint: string

beforeAll(async () => {
  endpoint = await standin.start()
})
afterAll(() => standin.stop())

const open = (changes: Partial<Parameters<typeof s3Store>[0]> = {}) =>
  s3Store({ ...s3Keys, endpoint, bucket: s3Bucket, pauseMs: 1, ...changes })

describe('a bucket as a blob store', () => testBlobStore(open))

describe('a store on a bad day', () => {
  test('is asked again where it failed or wants to be asked less', async () => {
    await open().write('kept', new Uint8Array([1]))
    standin.faults.push(
      (response) => refuse(response, 500, 'InternalError'),
      (response) => refuse(response, 503, 'SlowDown'),
    )
    expect(await open().has('kept')).toEqual({ ok: true, value: true })
  })

  test('that keeps failing could not be asked: never is a file told to be gone', async () => {
    for (let count = 0; count < 3; count++) standin.faults.push((response) => refuse(response, 500, 'InternalError'))
    expect(await open().read('kept')).toMatchObject({ ok: false, error: { reason: 'unreachable' } })
    for (let count = 0; count < 3; count++) standin.faults.push((response) => response.destroy())
    expect(await open().list('')).toMatchObject({ ok: false, error: { reason: 'unreachable' } })
  })

  test('that cuts its answer off gives no half a file', async () => {
    for (let count = 0; count < 3; count++) {
      standin.faults.push((response) => {
        response.writeHead(200, { 'content-length': 10 }).write('12345')
        setImmediate(() => response.destroy())
      })
    }
    expect(await open().read('kept')).toMatchObject({ ok: false, error: { reason: 'unreachable' } })
  })

  test('that never answers is given up', async () => {
    for (let count = 0; count < 3; count++) standin.faults.push(() => undefined)
    expect(await open({ timeoutMs: 30 }).read('kept')).toMatchObject({ ok: false, error: { reason: 'timeout' } })
  })

  test('that sends more than a snapshot can be is not believed', async () => {
    await open().write('long', new Uint8Array(100))
    expect(await open({ mostBytes: 99 }).read('long')).toMatchObject({ ok: false, error: { reason: 'malformed' } })
  })

  test('is not asked again under a wrong key, and says what it said', async () => {
    const before = standin.requests
    const answer = await open({ secretAccessKey: 'WRONG' }).read('kept')
    expect(answer).toMatchObject({ ok: false, error: { reason: 'refused' } })
    expect(!answer.ok && answer.error.message).toContain('SignatureDoesNotMatch')
    expect(standin.requests).toBe(before + 1)
  })

  test('without the bucket is told in words, when it is written to and listed', async () => {
    const elsewhere = open({ bucket: 'none' })
    expect(await elsewhere.write('a', new Uint8Array())).toMatchObject({ ok: false, error: { reason: 'not-found' } })
    expect(await elsewhere.list('')).toMatchObject({ ok: false, error: { reason: 'not-found' } })
  })

  test.each([
    ['a page of something else', '<html>Sign in</html>'],
    ['a list cut off', '<ListBucketResult><Contents><Key>a</Key>'],
    ['a list that goes on nowhere', '<ListBucketResult><IsTruncated>true</IsTruncated></ListBucketResult>'],
  ])('%s is no list', async (_name, body) => {
    standin.faults.push((response) => response.end(body))
    expect(await open().list('')).toMatchObject({ ok: false, error: { reason: 'malformed' } })
  })

  test('a redirect is not followed with a signature meant for this host', async () => {
    for (let count = 0; count < 3; count++)
      standin.faults.push((response) => response.writeHead(307, { location: 'http://127.0.0.1:1/' }).end())
    expect(await open().read('kept')).toMatchObject({ ok: false, error: { reason: 'unreachable' } })
  })
})
