import { describe, expect, test } from 'vitest'
import { signatureOf, signedPost } from './signed-post.ts'

const message = { id: 'whm_1', secret: 'whsec_1', body: '{}' }
const sender = signedPost({ allowsPrivate: () => false, now: () => 0 })
const isPublic = (address: number) => address >>> 24 !== 127

describe('a signed message', () => {
  test('never leaves for an address inside, however it is written', async () => {
    for (const host of ['127.0.0.1', '2130706433', '0x7f.1', 'localhost'])
      expect(await sender.post({ ...message, url: `https://${host}:9/` }, isPublic)).toMatchObject({
        ok: false,
        error: { status: null, problem: expect.stringContaining('not public') },
      })
  })

  test('never leaves for plain http, nor for IPv6, where nobody knows what is inside', async () => {
    expect(await sender.post({ ...message, url: 'http://192.0.2.1/' }, () => true)).toMatchObject({ ok: false })
    expect(await sender.post({ ...message, url: 'https://[::1]/' }, () => true)).toMatchObject({
      error: { problem: '[::1] has no IPv4 address.' },
    })
  })

  test('is signed over its time and its body', () => {
    expect(signatureOf('{}', { secret: 'whsec_1', seconds: 1 })).not.toBe(
      signatureOf('{}', { secret: 'whsec_1', seconds: 2 }).replace('t=2', 't=1'),
    )
    expect(signatureOf('{}', { secret: 'whsec_1', seconds: 1 })).toMatch(/^t=1,v1=[0-9a-f]{64}$/)
  })
})
