import { describe, expect, test } from 'vitest'
import { formatPrefix, prefixAt } from '#lib/address-space/prefix.ts'
import { asSinglePrefix } from '#lib/address-space/range.ts'
import { openRangeTable } from '#lib/address-space/range-table.ts'
import type { ReadSnapshot } from '#lib/diligence/snapshot.ts'
import { inetnumSchema } from '#lib/registry/inetnum.ts'
import { routeObjectSchema } from '#lib/routing/route-object.ts'
import { bytesOf, onlySnapshot, refusalOf, snapshotsOf } from '#tests/support/format-reading.ts'
import { rpsl } from './rpsl.ts'

const facts = { name: 'ripe.db.route.gz', listName: null }
const read = (text: string) => rpsl.read(bytesOf(text, 100), facts)

const lufthansa = `route:          193.254.30.0/24
descr:          Lufthansa Airplus Servicekarten GmbH
origin:         AS12726
mnt-by:         AS12312-MNT
created:        2002-05-21T15:33:55Z
last-modified:  2009-10-15T09:32:17Z
source:         RIPE
remarks:        ****************************
remarks:        * THIS OBJECT IS MODIFIED
remarks:        * http://www.ripe.net/whois
remarks:        ****************************
`
const banner = '#\n# The contents of this file are subject to \n# RIPE Database Terms and Conditions\n#\n\n'

function rowsOf({ columns }: ReadSnapshot) {
  const table = openRangeTable(routeObjectSchema, columns)
  return Array.from({ length: table.size }, (_, index) => {
    const { start, end, ...row } = table.row(index)
    return { prefix: formatPrefix(asSinglePrefix({ start, end }) ?? prefixAt(start, 32)), ...row }
  })
}

describe('recognise', () => {
  test('a dump is recognised behind its remarks, whatever class comes first', () => {
    expect(rpsl.recognise(banner + lufthansa, facts)).toBe(true)
    expect(rpsl.recognise('% remark\n\nmntner:  MAINT-AS64500\nsource: RADB\n\n', facts)).toBe(true)
  })

  test('a letter and a table are not', () => {
    expect(rpsl.recognise('Subject: route objects\n\nroute: 192.0.2.0/24\n\n', facts)).toBe(false)
    expect(rpsl.recognise('# remark\n192.0.2.0/24\n\n', facts)).toBe(false)
  })
})

describe('read', () => {
  test('a route object gives its prefix, origin, maintainer, days, and its place with all its remarks', async () => {
    const snapshot = await onlySnapshot(read(banner + lufthansa))
    expect(snapshot).toMatchObject({ source: 'irr-ripe', kind: 'route-objects', asOf: null, records: 1, notes: [] })
    expect(rowsOf(snapshot)).toEqual([
      {
        prefix: '193.254.30.0/24',
        origin: 12726,
        source: 'RIPE',
        maintainers: 'AS12312-MNT',
        created: '2002-05-21',
        lastModified: '2009-10-15',
        offset: banner.length,
        bytes: lufthansa.length - 1,
      },
    ])
  })

  test('attributes come in any order and case, with comments, continued lines and lists', async () => {
    const snapshot = await onlySnapshot(
      read(`route:192.0.2.0/24 # the office
source: RIPE # Filtered
MNT-BY: A-MNT, B-MNT
# a whole line of comment
mnt-by:
        C-MNT
+
\tA-MNT # again
Origin:   as64500
`),
    )
    expect(rowsOf(snapshot)).toMatchObject([
      { prefix: '192.0.2.0/24', origin: 64500, source: 'RIPE', maintainers: 'A-MNT,B-MNT,C-MNT', created: null },
    ])
  })

  test('an origin may stand on a continued line', async () => {
    const snapshot = await onlySnapshot(read('route: 192.0.2.0/24\norigin:\n  AS64500\nsource: RADB\n'))
    expect(rowsOf(snapshot)).toMatchObject([{ origin: 64500 }])
  })

  test('other classes and route6 are skipped, and told', async () => {
    const others = 'mntner: X-MNT\nsource: RIPE\n\nroute6: 2001:db8::/32\norigin: AS64500\nsource: RIPE\n\n'
    expect(await onlySnapshot(read(others + lufthansa))).toMatchObject({
      records: 1,
      notes: ['2 objects of other classes in the file skipped.'],
    })
  })

  test('a dump without route objects or inetnums says nothing of any registry', async () => {
    expect(await snapshotsOf(read('mntner: A-MNT\nsource: RIPE\n'))).toEqual([])
  })

  test('each registry in a file is a source of its own', async () => {
    const snapshots = await snapshotsOf(
      read(`${lufthansa}\n${lufthansa.replace('RIPE\n', 'RIPE-NONAUTH\n')}\n${lufthansa.replace('RIPE\n', 'radb\n')}`),
    )
    expect(snapshots.map(({ source, records }) => [source, records])).toEqual([
      ['irr-ripe', 1],
      ['irr-ripe-nonauth', 1],
      ['irr-radb', 1],
    ])
    expect(snapshots.flatMap(rowsOf).map(({ source }) => source)).toEqual(['RIPE', 'RIPE-NONAUTH', 'RADB'])
  })

  test('the text is latin-1, and a place in it is a place in the file', async () => {
    const first = lufthansa.replace('Lufthansa', 'Fluggesellschaft Köln')
    const { columns } = await onlySnapshot(rpsl.read(bytesOf(Buffer.from(`${first}\n${lufthansa}`, 'latin1')), facts))
    expect(openRangeTable(routeObjectSchema, columns).row(1).offset).toBe(first.length + 1)
  })

  test('Windows line ends change nothing', async () => {
    const snapshot = await onlySnapshot(read(lufthansa.replaceAll('\n', '\r\n')))
    expect(rowsOf(snapshot)).toMatchObject([{ origin: 12726, source: 'RIPE' }])
  })
})

const malformed: [string, string, string][] = [
  ['no origin', 'route: 192.0.2.0/24', 'has no origin'],
  ['two origins', 'route: 192.0.2.0/24\norigin: AS64500\norigin: AS64501', 'has 2 attributes origin'],
  ['host bits in its prefix', 'route: 192.0.2.1/24\norigin: AS64500', '192.0.2.0/24'],
  ['an origin that is none', 'route: 192.0.2.0/24\norigin: AS-EXAMPLE', '"AS-EXAMPLE"'],
]

describe('a malformed object', () => {
  test.each(malformed)(
    'with %s refuses the dump of a registry that checks its objects',
    async (...[, object, words]) => {
      const refusal = await refusalOf(read(`${lufthansa}\n${object}\nsource: RIPE\n`))
      expect(refusal).toMatchObject({ source: 'irr-ripe', line: 13 })
      expect(refusal.reason).toContain(words)
    },
  )

  test.each(malformed)('with %s is skipped and told in one that takes anybody’s word', async (...[, object, words]) => {
    const good = 'route: 198.51.100.0/24\norigin: AS64500\nsource: RADB\n'
    const snapshot = await onlySnapshot(read(`${good}\n${object}\nsource: RADB\n\n${good}`))
    expect(snapshot.records).toBe(2)
    expect(snapshot.notes).toEqual([
      expect.stringContaining('1 malformed route objects skipped, the first in line 5: '),
    ])
    expect(snapshot.notes[0]).toContain(words)
  })
})

describe('refuse', () => {
  test('a dump that is cut off within an object, as that of whose objects were read before', async () => {
    const refusal = await refusalOf(read(`${lufthansa}\nroute: 192.0.2.0/24\norigin: AS645`))
    expect(refusal).toMatchObject({ source: 'irr-ripe', kind: 'route-objects', line: 13 })
    expect(refusal.reason).toContain('no source')
    const ranges = 'inetnum: 192.0.2.0 - 192.0.2.255\nsource: RIPE\n\ninetnum: 192.0.3.0 - 192.0.3'
    expect(await refusalOf(read(ranges))).toMatchObject({ source: 'inetnums-ripe', kind: 'inetnums', line: 4 })
    const sets = 'as-set: AS-ONE\nmembers: AS64500\nsource: RIPE\n\nas-set: AS-TWO\nmembers: AS6450'
    expect(await refusalOf(read(sets))).toMatchObject({ source: 'as-sets-ripe', kind: 'as-sets', line: 5 })
    expect(await refusalOf(read(`${lufthansa}\n${sets}`))).toMatchObject({ source: 'irr-ripe', kind: 'route-objects' })
  })

  test('one that is cut off before it names a registry, or after several, as nobody’s', async () => {
    expect(await refusalOf(read('route: 192.0.2.0/24\norigin: AS645'))).toMatchObject({ source: null })
    const other = lufthansa.replace(/source:.*/, 'source: RADB')
    expect(await refusalOf(read(`${lufthansa}\n${other}\nroute: 192.0.2.0/24`))).toMatchObject({ source: null })
  })

  test.each([
    ['a line that is no attribute', 'route: 192.0.2.0/24\nthis is prose\n', 2],
    ['a continued line with nothing before it', '\n  AS64500\n', 2],
  ])('%s', async (_case, text, line) => {
    const refusal = await refusalOf(read(text))
    expect(refusal.line).toBe(line)
    expect(refusal.reason).toContain('is no attribute')
  })
})

describe('inetnums', () => {
  const inetnum = `inetnum:        192.0.2.0 - 192.0.3.127
netname:        EXAMPLE-NET
descr:          An office
country:        za
org:            ORG-EX1-AFRINIC
admin-c:        PN1-AFRINIC
status:         ASSIGNED PI
mnt-by:         AFRINIC-HM-MNT
mnt-lower:      EX-MNT
mnt-lower:      EX2-MNT
last-modified:  2014-06-24T12:09:51Z
source:         AFRINIC # Filtered
`
  const rowsIn = ({ columns }: ReadSnapshot) => {
    const table = openRangeTable(inetnumSchema, columns)
    return Array.from({ length: table.size }, (_, index) => table.row(index))
  }

  test('are read with the registry’s words and without the people, of a range that is no prefix too', async () => {
    const snapshot = await onlySnapshot(read(inetnum))
    expect(snapshot).toMatchObject({ source: 'inetnums-afrinic', kind: 'inetnums', asOf: null, records: 1, notes: [] })
    expect(rowsIn(snapshot)).toEqual([
      {
        ...{ start: 0xc0000200, end: 0xc000037f, status: 'ASSIGNED PI', country: 'ZA', netname: 'EXAMPLE-NET' },
        ...{ organisation: 'ORG-EX1-AFRINIC', maintainers: 'AFRINIC-HM-MNT', lower: 'EX-MNT,EX2-MNT' },
        ...{ changed: '2014-06-24', source: 'AFRINIC', offset: 0, bytes: inetnum.length - 1 },
      },
    ])
  })

  test('stand beside the route objects of the same dump, by their own source', async () => {
    const snapshots = await snapshotsOf(read(`${inetnum}\n${lufthansa}`))
    expect(snapshots.map(({ source, records }) => [source, records])).toEqual([
      ['irr-ripe', 1],
      ['inetnums-afrinic', 1],
    ])
  })

  test('with a range that cannot be read are skipped and told; one without its source refuses the dump', async () => {
    const odd = inetnum.replace('192.0.2.0 - 192.0.3.127', '200.57.128/19')
    const snapshot = await onlySnapshot(read(`${inetnum}\n${odd}`))
    expect([snapshot.records, snapshot.notes]).toEqual([
      1,
      [expect.stringMatching(/^1 malformed inetnums skipped, the first in line 14: "200.57.128\/19" is not a range/)],
    ])
    const refusal = await refusalOf(read(`${lufthansa}\n${inetnum.slice(0, 120)}`))
    expect(refusal.reason).toContain('The inetnum has no source')
  })

  test('without last-modified are of the newest day that a line of changed names', async () => {
    const changed = ['***@ripe.net 20040415', 'hm@afrinic.net 20130704', 'x@afrinic.net 99999999', '***@afrinic.net']
    const lines = changed.map((value) => `changed:        ${value}\n`).join('')
    const old = inetnum.replace(/last-modified:.*\n/, lines).replace(/created:.*\n/, '')
    const { columns } = await onlySnapshot(read(old))
    expect(openRangeTable(inetnumSchema, columns).row(0).changed).toBe('2013-07-04')
  })

  test.each(['../RIPE', 'AFRINIC DB', '1ST'])(
    'of a database called %s refuse the dump, as routes do',
    async (called) => {
      const renamed = `source:         ${called}\n`
      const words = `"${called}" is no name of a registry.`
      expect((await refusalOf(read(inetnum.replace(/source:.*\n/, renamed)))).reason).toBe(words)
      expect((await refusalOf(read(lufthansa.replace(/source:.*\n/, renamed)))).reason).toBe(words)
    },
  )
})
