import { expect, test } from 'vitest'
import { authorityOf } from './irr-registries.ts'
import { deletionOf, deletionText, roaText, routeObjectText } from './object-text.ts'

const route = { prefix: '192.0.2.0/24', origin: 64500 }

test('a ROA is told as its form is filled in', () => {
  expect(roaText({ ...route, maxLength: 24 })).toBe(
    'origin AS:      AS64500\nprefix:         192.0.2.0/24\nmax length:     24',
  )
})

test('a route object bears its key, and says of the maintainer that it has to be filled in', () => {
  expect(routeObjectText({ ...route, source: 'RIPE' })).toBe(
    'route:          192.0.2.0/24\norigin:         AS64500\nmnt-by:         <maintainer of the holder>\nsource:         RIPE',
  )
})

test('an object is deleted by its own text with one line more', () => {
  const record = 'route:          192.0.2.0/24\ndescr:          Anyone\norigin:         AS64500\nsource:         RADB\n'
  expect(deletionOf(record)).toBe(`${record}delete:         no longer in use`)
})

test('where its text is not known, what is known of it stands, each maintainer on a line', () => {
  expect(deletionText({ ...route, source: 'RADB', maintainers: 'MAINT-A,MAINT-B' })).toBe(
    [
      'route:          192.0.2.0/24',
      'origin:         AS64500',
      'mnt-by:         MAINT-A',
      'mnt-by:         MAINT-B',
      'source:         RADB',
      'delete:         no longer in use',
    ].join('\n'),
  )
})

test('a registry speaks for its own region alone, and one without a row is not known', () => {
  expect(authorityOf('RIPE', 'ripencc')).toBe('authoritative')
  expect(authorityOf('RIPE', 'arin')).toBe('other')
  // Retired in 2022: a mirror may still have its objects, which no holder stands behind.
  expect(authorityOf('ARIN-NONAUTH', 'arin')).toBe('other')
  expect(authorityOf('RIPE', null)).toBe('not-known')
  expect(authorityOf('RADB', 'ripencc')).toBe('other')
  expect(authorityOf('RADB', null)).toBe('other')
  expect(authorityOf('NOWHERE', 'ripencc')).toBe('not-known')
})
