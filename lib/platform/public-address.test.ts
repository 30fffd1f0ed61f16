import { describe, expect, test } from 'vitest'
import { findPublicAddress, type Resolve } from './public-address.ts'

const everywhere = () => true
const failsWith = (code: string): Resolve => {
  return () => Promise.reject(Object.assign(new Error(`getaddrinfo ${code}`), { code }))
}
const { signal } = new AbortController()
const find = (resolve: Resolve) => findPublicAddress('holder.example', { isPublic: everywhere, signal, resolve })

describe('where a name leads to', () => {
  test('is the first of its addresses, where all are public', async () => {
    const both: Resolve = () => Promise.resolve([{ address: '192.0.2.1' }, { address: '10.0.0.1' }])
    expect(await find(both)).toEqual({ ok: true, value: '192.0.2.1' })
    const isPublic = (address: number) => address >>> 24 !== 10
    expect(await findPublicAddress('holder.example', { isPublic, signal, resolve: both })).toEqual({
      ok: false,
      error: 'holder.example leads to an address that is not public.',
    })
  })

  test.each(['ENOTFOUND', 'ENODATA'])('is nowhere where the resolver says so (%s)', async (code) => {
    const error = 'holder.example has no IPv4 address.'
    expect(await find(failsWith(code))).toEqual({ ok: false, error })
    expect(await find(() => Promise.resolve([]))).toEqual({ ok: false, error })
  })

  test('is nowhere for an address of IPv6, whatever a resolver would make of it', async () => {
    const asked = { isPublic: everywhere, signal, resolve: failsWith('EAI_AGAIN') }
    expect(await findPublicAddress('[::1]', asked)).toEqual({ ok: false, error: '[::1] has no IPv4 address.' })
  })

  test.each(['EAI_AGAIN', 'EAI_FAIL', 'ETIMEOUT', 'ESERVFAIL', 'EMFILE'])(
    'is not told where the resolver failed (%s)',
    async (code) => {
      expect(await find(failsWith(code))).toEqual({
        ok: false,
        error: 'holder.example could not be looked up just now.',
      })
    },
  )

  test('is not told where the resolver is silent until the time is up, or the time was up before', async () => {
    const silent: Resolve = () => Promise.withResolvers<never>().promise
    const error = 'holder.example could not be looked up just now.'
    const whole = new AbortController()
    const ask = () =>
      findPublicAddress('holder.example', { isPublic: everywhere, signal: whole.signal, resolve: silent })
    const asking = ask()
    whole.abort()
    expect(await asking).toEqual({ ok: false, error })
    expect(await ask()).toEqual({ ok: false, error })
  })
})
