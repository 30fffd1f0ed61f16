import { describe, expect, test } from 'vitest'
import { maskPersonalAttributes } from './mask-personal-attributes.ts'

describe('an RPSL object on display', () => {
  test('keeps the names of personal attributes and hides their values', () => {
    const object =
      'route:      192.0.2.0/24\nnotify:     noc@example.net\nCHANGED: noc@example.net 20170101\norigin:     AS64500'
    expect(maskPersonalAttributes(object)).toBe(
      'route:      192.0.2.0/24\nnotify:     (masked)\nCHANGED: (masked)\norigin:     AS64500',
    )
  })

  test('hides what a personal attribute goes on to say on the lines below it', () => {
    const object = 'address: 1 Example Street\n         Exampleton\n+        Nowhere\nsource: RADB'
    expect(maskPersonalAttributes(object)).toBe('address: (masked)\nsource: RADB')
  })

  test('leaves continued lines of other attributes and every other format alone', () => {
    const object = 'descr: a network\n       in the north\nmnt-by: MAINT-EXAMPLE'
    expect(maskPersonalAttributes(object)).toBe(object)
  })
})
