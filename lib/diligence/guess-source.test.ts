import { expect, test } from 'vitest'
import { guessSource } from './guess-source.ts'

const unread = { fileName: 'file.csv.gz', expected: null, listName: null }

test('a file that cannot be read is what it was fetched as, else what its folder calls it', () => {
  expect(guessSource({ ...unread, expected: 'rpki-vrps', listName: 'mine' }, [])).toEqual({
    ...{ source: 'rpki-vrps', kind: 'vrps' },
  })
  expect(guessSource({ ...unread, listName: 'dbip-country' }, [])).toEqual({
    source: 'dbip-country',
    kind: 'locations',
  })
  expect(guessSource({ ...unread, listName: 'geofeed-mine' }, [])).toEqual({ source: 'geofeed-mine', kind: 'geofeed' })
})

test('of a kind that no row tells it is what came under that name before, and else of none', () => {
  const known = [{ source: 'my-list', kind: 'blocklist', fileName: 'mine.netset' } as const]
  expect(guessSource({ ...unread, listName: 'my-list' }, known)).toEqual({ source: 'my-list', kind: 'blocklist' })
  expect(guessSource({ ...unread, listName: 'my-list' }, [])).toEqual({ source: 'my-list' })
})

test('without a name it is what the file brought before: of several the one that it is known for', () => {
  const known = [
    { source: 'asns-arin', kind: 'asn-registrations', fileName: 'file.csv.gz' },
    { source: 'delegated-arin', kind: 'registrations', fileName: 'file.csv.gz' },
    { source: 'delegated-apnic', kind: 'registrations', fileName: 'other.gz' },
  ] as const
  expect(guessSource(unread, known)).toEqual({ source: 'delegated-arin', kind: 'registrations' })
  expect(guessSource(unread, [])).toEqual({ source: null })
})

test('never read before, a registry’s dump of inetnums is known by its own name', () => {
  const guess = (fileName: string) => guessSource({ ...unread, fileName }, [])
  expect(guess('ripe.db.inetnum.gz')).toEqual({ source: 'inetnums-ripe', kind: 'inetnums' })
  expect(guess('apnic.db.inetnum-20260620.gz')).toEqual({ source: 'inetnums-apnic', kind: 'inetnums' })
  expect(guess('ripe.db.inet6num.gz')).toEqual({ source: null })
})

test('never read before, a registry’s dump of as-sets is known by its own name', () => {
  const guess = (fileName: string) => guessSource({ ...unread, fileName }, [])
  expect(guess('ripe.db.as-set.gz')).toEqual({ source: 'as-sets-ripe', kind: 'as-sets' })
  expect(guess('apnic.db.as-set-20260620.gz')).toEqual({ source: 'as-sets-apnic', kind: 'as-sets' })
  expect(guess('ripe.db.aut-num.gz')).toEqual({ source: null })
})
