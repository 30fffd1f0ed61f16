import { describe, expect, test } from 'vitest'
import { type Moment, tellDated } from '#tests/support/dated-world.ts'
import { asnDropOf, observedSources, routeObjectsOf, vrpsOf } from '#tests/support/evidence.ts'

const at = '2026-11-30T12:00:00Z'
const today = '2026-11-30T08:00:00Z'
const ris = (routes: [string, number, number?][]) => ({ source: 'bgp-riswhois', day: today, routes })
const oldRis = (day: string, routes: [string, number][]) => ({ source: 'bgp-riswhois', day, isOld: true, routes })
const pfx2as = (routes: [string, number][]) => ({ source: 'bgp-pfx2as', day: '2026-06-19', isOld: true, routes })
const list = (source: string, day: string, ...entries: string[]) => ({ source, day, isOld: day !== today, entries })

describe('a list that is past its age drags no other into the past', () => {
  const block = '2.57.122.0/24'
  const four = ['2.57.122.1/32', '2.57.122.3/32', '2.57.122.5/32', '2.57.122.7/32']
  const now: Moment = {
    at,
    lists: [
      list('spamhaus-drop', today, block),
      list('firehol_level1', '2025-08-27', block),
      list('firehol_level2', '2021-04-14', ...four),
    ],
  }
  const earlier: Moment[] = [
    {
      at: '2025-07-20T10:00:00Z',
      lists: [list('spamhaus-drop', '2025-07-20', block), list('firehol_level1', '2021-04-14')],
    },
  ]

  test('what is on the list of now is, and what was on an old one was, on its own day', () => {
    const { textOn, verdict } = tellDated({ block, now: { ...now, lists: (now.lists ?? []).slice(0, 2) }, earlier })
    expect(verdict).toBe('All of it is on Spamhaus DROP and all of it was on firehol_level1 on 2025-08-27.')
    expect(textOn('blocklists')).toContain('1 entry of Spamhaus DROP (traffic is dropped) covers all 256 addresses; ')
    expect(textOn('blocklists')).toContain('covered all 256 addresses on 2025-08-27')
  })

  test('a list with a few of its addresses is not told to have had all of them on its day', () => {
    const { textOn } = tellDated({ block, now, earlier })
    expect(textOn('blocklists')).toContain('covered 4 of 256 addresses (1.6 %) on 2021-04-14')
    expect(textOn('blocklists')).not.toMatch(/all 256 addresses on 2021/)
  })

  test('an earlier copy is dated by itself, and compared with the same list of now', () => {
    const { textOn } = tellDated({ block, now, earlier })
    expect(textOn('before')).toContain('Spamhaus DROP had 256 addresses of it on 2025-07-20, as many as now.')
    expect(textOn('before')).toContain(
      'firehol_level1 had none of it on 2021-04-14 and had 256 addresses on 2025-08-27.',
    )
  })

  test('silence is told list by list', () => {
    const clean = { at, lists: [list('spamhaus-drop', today), list('firehol_level1', '2025-08-27')] }
    expect(tellDated({ block, now: clean }).textOn('blocklists')).toContain(
      'none of its 256 addresses is on Spamhaus DROP, and none was on firehol_level1 of 2025-08-27.',
    )
  })
})

describe('a route is told by the day of a table that has it', () => {
  const block = '2.56.56.0/22'
  const route: [string, number] = [block, 3758]

  test('where all tables are old, of the one that has it', () => {
    const tables = [oldRis('2016-04-06', []), pfx2as([route])]
    const earlier = [
      { at: '2021-04-14T10:00:00Z', tables: [oldRis('2016-04-06', [])] },
      { at: '2011-07-20T10:00:00Z', tables: [{ ...oldRis('2011-07-20', []), isOld: false }] },
    ]
    const { textOn } = tellDated({ block, now: { at, tables }, earlier })
    expect(textOn('before')).toContain(
      'Not in the tables of 2011-07-20 and 2016-04-06. AS3758 announced it on 2026-06-19.',
    )
    expect(textOn('routing')).toContain('On 2026-06-19 AS3758 announced the /22')
  })

  test('which is so now where a fresh one has it, and was so where only an old one has', () => {
    const both = tellDated({ block, now: { at, tables: [ris([route]), pfx2as([[block, 64510]])] } })
    expect(both.textOn('routing')).toContain('AS3758 announces the /22')
    expect(both.textOn('routing')).toContain(
      'The Prefix to AS table of 2026-06-19 has AS64510 for it; not so the RIS whois dump of today.',
    )
    expect(both.textOn('before')).toContain('AS64510 is last seen in the table of 2026-06-19.')
  })

  test('and peers that an old table counted are not counted now', () => {
    const old = { ...oldRis('2016-04-06', []), routes: [[block, 3758, 20]] as [string, number, number][] }
    const tables = [old, { ...pfx2as([route]), day: today, isOld: false }]
    expect(tellDated({ block, now: { at, tables } }).textOn('routing')).toContain(
      '(seen by 20 of about 20 peers on 2016-04-06)',
    )
  })

  test('that no route stands behind an object takes each table', () => {
    const beside = {
      routeObjects: [routeObjectsOf([block, 3758, 'RIPE'], [block, 64510, 'RIPE'], [block, 64666, 'RADB'])],
      sources: observedSources([['irr-test', 'route-objects']]),
    }
    const mixed = tellDated({ block, now: { at, tables: [ris([route]), pfx2as([[block, 64510]])] }, beside })
    expect(mixed.textOn('route-objects')).toContain(
      'In BGP today: 2.56.56.0/22 from AS3758 in RIPE. In BGP on 2026-06-19, and not in the RIS whois dump of today: 2.56.56.0/22 from AS64510 in RIPE. Without a route today: 2.56.56.0/22 from AS64666 in RADB. Past its limit of age: Prefix to AS table (164 days old).',
    )
    const old = tellDated({ block, now: { at, tables: [oldRis('2016-04-06', []), pfx2as([route])] }, beside })
    expect(old.textOn('route-objects')).toContain('In BGP on 2026-06-19: 2.56.56.0/22 from AS3758')
    expect(old.textOn('route-objects')).toContain('Without a route on 2016-04-06 and 2026-06-19: ')
  })

  test('an AS that a ROA allows and only an old table has is told as last seen then', () => {
    const beside = { vrps: vrpsOf([block, 64510, 22]), sources: observedSources([['rpki-vrps', 'vrps']]) }
    const { textOn } = tellDated({ block, now: { at, tables: [ris([route]), pfx2as([[block, 64510]])] }, beside })
    expect(textOn('rpki')).toContain('AS64510 may announce it and does not (last seen 2026-06-19)')
  })
})

test('an AS on ASN-DROP that originates only a wider block is told as that', () => {
  const beside = { asnDrop: asnDropOf([64997, 'BAD']), sources: observedSources([['spamhaus-asndrop', 'asn-drop']]) }
  const routes: [string, number][] = [
    ['2.57.122.0/24', 47890],
    ['2.57.120.0/22', 64997],
  ]
  const now = tellDated({ block: '2.57.122.0/24', now: { at, tables: [ris(routes)] }, beside }).on('routing')
  expect(now?.text).toContain('AS64997, which announces a wider block (2.57.120.0/22) and not it, is on Spamhaus')
  const then = tellDated({ block: '2.57.122.0/24', now: { at, tables: [pfx2as(routes)] }, beside }).on('routing')
  expect(then?.headline).toBe('AS64997, which announced a wider block on 2026-06-19, is on Spamhaus ASN-DROP')
})
