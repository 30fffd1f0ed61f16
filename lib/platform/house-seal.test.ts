import { describe, expect, test } from 'vitest'
import { openSealed, sealText } from './house-seal.ts'

const house = { AUTH_SECRET: 'a secret of a test, long enough to be one', DOTQUAD_DATA_DIR: '/nowhere' }
const webhook = { purpose: 'webhook secrets', owner: 'whk_1' }

describe('what is sealed', () => {
  const sealed = sealText(house, webhook, 'whsec_secret')

  test('does not show what it holds, and never twice the same', () => {
    expect(Buffer.from(sealed.text, 'base64url').toString('latin1')).not.toContain('secret')
    expect(sealText(house, webhook, 'whsec_secret').text).not.toBe(sealed.text)
  })

  test('opens for the row it belongs to, and for no other row or purpose', () => {
    expect(openSealed(house, webhook, sealed)).toEqual({ ok: true, value: 'whsec_secret' })
    expect(openSealed(house, { ...webhook, owner: 'whk_2' }, sealed).ok).toBe(false)
    expect(openSealed(house, { ...webhook, purpose: 'other' }, sealed).ok).toBe(false)
  })

  test('opens no more where a character of it was changed, or it was cut', () => {
    const first = sealed.text.startsWith('A') ? 'B' : 'A'
    expect(openSealed(house, webhook, { ...sealed, text: first + sealed.text.slice(1) }).ok).toBe(false)
    for (let length = 0; length < sealed.text.length - 1; length += 5)
      expect(openSealed(house, webhook, { ...sealed, text: sealed.text.slice(0, length) }).ok).toBe(false)
  })

  test('outlives another secret of the house as long as the one before is named, and else says which key is missing', () => {
    const later = { ...house, AUTH_SECRET: 'another secret of a test, as long as it' }
    expect(openSealed(later, webhook, sealed)).toEqual({
      ok: false,
      error: `It is sealed with the key ${sealed.keyId}, which this machine does not have: set the same AUTH_SECRET on every machine that runs web or worker, and where it was changed, the one before as AUTH_SECRET_BEFORE.`,
    })
    expect(openSealed({ ...later, AUTH_SECRET_BEFORE: house.AUTH_SECRET }, webhook, sealed).ok).toBe(true)
  })
})
