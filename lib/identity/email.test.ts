import { describe, expect, test } from 'vitest'
import { parseEmail } from './email.ts'

describe('an e-mail address', () => {
  test('has one spelling: lower case, without spaces around', () => {
    expect(parseEmail('  Bea.Buyer@Anchor.Example ')).toEqual({ ok: true, value: 'bea.buyer@anchor.example' })
  })

  test.each([
    ['a letter that looks like an ASCII one', 'bеa@anchor.example'],
    ['an @ that is none', 'bea＠anchor.example'],
    ['a dot that is none', 'bea@anchor。example'],
    ['a name that lower case would make ASCII', 'ÏİK@anchor.example'],
  ])('with %s is refused, with the reason', (_what, text) => {
    expect(parseEmail(text)).toMatchObject({ ok: false, error: expect.stringContaining('plain letters (ASCII)') })
  })

  test.each([
    'bea',
    'bea@localhost',
    'bea@@anchor.example',
    'bea@anchor.example,eve@evil.example',
    'bea@anchor.example\r\nBcc: eve@evil.example',
    '"bea"@anchor.example',
    'bea@-anchor.example',
    `${'b'.repeat(65)}@anchor.example`,
    `bea@${'a'.repeat(63)}.${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(63)}.example`,
  ])('%j is refused', (text) => {
    expect(parseEmail(text).ok).toBe(false)
  })
})
