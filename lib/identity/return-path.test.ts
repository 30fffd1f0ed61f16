import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accountPath } from '#lib/paths.ts'
import { chooseReturnPath } from './return-path.ts'

describe('the way back after signing in', () => {
  test.each(['/check/240.0.0.0/22?asn=64500', '/deals/dl_0h4k9m2x7c3v', '/blocks?size=22&sort=price'])(
    'leads to %s, a page of ours',
    (path) => {
      expect(chooseReturnPath(path)).toBe(path)
    },
  )

  test.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    '/api/session',
    '/api/../api/auth/signout',
    '/x/..//evil.example',
    '/sign-in?next=/sign-in',
    '/sign-up',
    '',
    null,
  ])('never leads to %j, but to the account', (path) => {
    expect(chooseReturnPath(path)).toBe(accountPath)
  })

  test('stays on the site whatever is asked', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl(),
          fc.string(),
          fc.webPath(),
          fc.string().map((s) => `/${s}`),
        ),
        (wanted) => {
          const { origin } = new URL(chooseReturnPath(wanted), 'https://market.example')
          expect(origin).toBe('https://market.example')
        },
      ),
    )
  })
})
