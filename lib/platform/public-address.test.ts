import { describe, expect, test } from 'vitest'
import { findPublicAddress, type Resolve } from './public-address.ts'

const everywhere = () => true
const failsWith = (code: string): Resolve => {
  return () => Promise.reject(Object.assign(new Error(`getaddrinfo ${code}`), { code }))
}
const find = (resolve: Resolve, patienceMs = 5_000) =>
  findPublicAddress('holder.example', { isPublic: everywhere, patienceMs, resolve })

describe('where a name leads to', () => {
  test('is the first of its addresses, where all are public', async () => {
    const both: Resolve = () => Promise.resolve([{ address: '192.0.2.1' }, { address: '10.0.0.1' }])
    expect(await find(both)).toEqual({ ok: true, value: '192.0.2.1' })
    const isPublic = (address: number) => address >>> 24 !== 10
    expect(await findPublicAddress('holder.example', { isPublic, patienceMs: 5_000, resolve: both })).toEqual({
      ok: false,
      error: 'holder.example leads to an address that is not public.',
    })
  })

  test.each(['ENOTFOUND', 'ENODATA'])('is nowhere where the resolver says so (%s)', async (code) => {
    const error = 'holder.example has no IPv4 address.'
    expect(await find(failsWith(code))).toEqual({ ok: false, error })
    expect(await find(() => Promise.resolve([]))).toEqual({ ok: false, error })
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

  test('is not told where the resolver is silent', async () => {
    const silent: Resolve = () => Promise.withResolvers<never>().promise
    expect(await find(silent, 1)).toEqual({ ok: false, error: 'holder.example could not be looked up just now.' })
  })
})
