import { describe, expect, test } from 'vitest'
import {
  announcementsOf,
  blocklistOf,
  nothingImported,
  prefix,
  registrationsOf,
  routeObjectsOf,
  specialPurposeOf,
  transfersOf,
  vrpsOf,
} from '#tests/support/evidence.ts'
import type { EvidenceSet } from './evidence.ts'
import { examineBlock } from './examine-block.ts'

const at = '2026-06-20T00:00:00Z'
const examine = (block: string, evidence: Partial<EvidenceSet>, asn: number | null = null) =>
  examineBlock(prefix(block), { ...nothingImported, ...evidence }, { at, asn })

const address = (text: string) => prefix(`${text}/32`).address
const held = (start: string, count: number, holderId: string) => ({
  start: address(start),
  end: address(start) + count - 1,
  registry: 'ripencc',
  country: 'NL',
  date: '2012-03-04',
  status: 'allocated',
  holderId,
})

describe('a check none of whose sources was imported', () => {
  test('is null, never an empty list', () => {
    const dossier = examine('192.0.2.0/24', {}, 64500)
    expect(dossier).toMatchObject({
      specialPurpose: null,
      registrations: null,
      registeredAddresses: null,
      rpki: null,
      routing: null,
      routeObjects: null,
      blocklists: null,
      transfers: null,
      whatIf: { origin: 64500, state: null, reason: null },
    })
  })

  test('leaves a route without a state rather than not-found', () => {
    const { routing } = examine('192.0.2.0/24', { announcements: [announcementsOf('a', ['192.0.2.0/24', 64500])] })
    expect(routing?.exact).toEqual([{ origin: 64500, state: null, reason: null }])
  })

  test('leaves a route object unmatched rather than unused', () => {
    const { routeObjects } = examine('192.0.2.0/24', {
      routeObjects: [routeObjectsOf(['192.0.2.0/24', 64500, 'RADB'])],
    })
    expect(routeObjects?.[0]?.inBgp).toBeNull()
  })
})

describe('registrations', () => {
  test('are unclipped, by address and then by count, and counted as a union', () => {
    const dossier = examine('198.51.100.0/24', {
      registrations: [
        registrationsOf('ripencc', held('198.51.100.0', 128, 'b'), held('198.51.96.0', 1088, 'a')),
        registrationsOf('arin', { ...held('198.51.96.0', 1024, 'c'), registry: 'arin' }),
      ],
    })
    expect(dossier.registrations?.map(({ start, count, holderId }) => [start, count, holderId])).toEqual([
      ['198.51.96.0', 1088, 'a'],
      ['198.51.100.0', 128, 'b'],
    ])
    expect(dossier.registeredAddresses).toBe(128)
  })

  test('of two registries that claim one range are two rows', () => {
    const { registrations, registeredAddresses } = examine('198.51.100.0/24', {
      registrations: [
        registrationsOf('ripencc', held('198.51.100.0', 256, 'a')),
        registrationsOf('arin', { ...held('198.51.100.0', 256, 'b'), registry: 'arin' }),
      ],
    })
    expect(registrations?.map(({ registry }) => registry)).toEqual(['ripencc', 'arin'])
    expect(registeredAddresses).toBe(256)
  })
})

describe('RPKI', () => {
  test('coverage is a union of covering and more specific VRPs, AS0 included', () => {
    const { rpki } = examine('198.51.100.0/22', {
      vrps: vrpsOf(['198.51.100.0/24', 64500, 24], ['198.51.100.0/25', 64501, 25], ['198.51.101.0/24', 0, 24]),
    })
    expect(rpki).toMatchObject({ coverage: 'partial', coveredAddresses: 512, as0: 'none', moreSpecificVrps: 3 })
    expect(rpki?.coveringVrps).toEqual([])
  })

  test('tells AS0 alone from AS0 beside a real ROA', () => {
    const only = vrpsOf(['198.51.100.0/22', 0, 32])
    const some = vrpsOf(['198.51.100.0/22', 0, 32], ['198.51.100.0/23', 64500, 24])
    expect(examine('198.51.100.0/24', { vrps: only }).rpki).toMatchObject({ coverage: 'full', as0: 'only' })
    expect(examine('198.51.100.0/24', { vrps: some }).rpki?.as0).toBe('some')
  })

  test('lists covering VRPs by length, then ASN, then maxLength', () => {
    const { rpki } = examine('198.51.100.0/24', {
      vrps: vrpsOf(
        ['198.51.100.0/24', 64501, 24],
        ['198.51.100.0/22', 64502, 24],
        ['198.51.100.0/24', 64500, 26],
        ['198.51.100.0/24', 64500, 24],
      ),
    })
    expect(rpki?.coveringVrps.map(({ prefix: of, asn, maxLength }) => [of, asn, maxLength])).toEqual([
      ['198.51.100.0/22', 64502, 24],
      ['198.51.100.0/24', 64500, 24],
      ['198.51.100.0/24', 64500, 26],
      ['198.51.100.0/24', 64501, 24],
    ])
  })
})

describe('routing', () => {
  const seen = announcementsOf(
    'bgp-pfx2as',
    ['198.51.100.0/22', 64500],
    ['198.51.100.0/24', 64501],
    ['198.51.100.0/22', '{64502,64503}'],
    ['198.0.0.0/8', 64510],
    ['192.0.0.0/3', 64511],
  )

  test('unites the tables by prefix and origin, AS_SETs as null and last', () => {
    const again = announcementsOf('bgp-riswhois', ['198.51.100.0/22', 64499], ['198.51.100.0/22', 64500])
    const { routing } = examine('198.51.100.0/22', { announcements: [seen, again] })
    expect(routing?.exact.map(({ origin }) => origin)).toEqual([64499, 64500, null])
  })

  test('ignores covering announcements shorter than /8', () => {
    const { routing } = examine('198.51.100.0/22', { announcements: [seen] })
    expect(routing?.covering).toEqual([{ prefix: '198.0.0.0/8', origin: 64510 }])
    expect(examine('192.0.2.0/24', { announcements: [seen] }).routing?.status).toBe('unrouted')
  })

  test.each([
    ['198.51.100.0/22', 'exact'],
    ['198.51.96.0/20', 'more-specifics-only'],
    ['198.51.102.0/24', 'covered-only'],
    ['203.0.113.0/24', 'unrouted'],
  ])('of %s is %s', (block, status) => {
    expect(examine(block, { announcements: [seen] }).routing?.status).toBe(status)
  })

  test('gives every announcement its state and reason', () => {
    const { routing } = examine('198.51.100.0/22', {
      announcements: [seen],
      vrps: vrpsOf(['198.51.100.0/22', 64500, 22]),
    })
    expect(routing?.exact).toEqual([
      { origin: 64500, state: 'valid', reason: null },
      { origin: null, state: 'invalid', reason: 'origin' },
    ])
    expect(routing?.moreSpecifics).toEqual([
      { prefix: '198.51.100.0/24', origin: 64501, state: 'invalid', reason: 'origin' },
    ])
  })
})

describe('blocklists', () => {
  test('count nested and repeated entries once, and keep every row', () => {
    const list = blocklistOf(
      'spamhaus-drop',
      ['198.51.100.0/24', 'SBL1'],
      ['198.51.100.0/25', 'SBL2'],
      ['198.51.100.0/24', 'SBL3'],
    )
    const { blocklists } = examine('198.51.100.0/22', { blocklists: [list] })
    expect(blocklists).toEqual([
      {
        list: 'spamhaus-drop',
        asOf: '2026-06-19',
        listedAddresses: 256,
        entries: [
          { prefix: '198.51.100.0/24', relation: 'inside', reference: 'SBL1' },
          { prefix: '198.51.100.0/24', relation: 'inside', reference: 'SBL3' },
          { prefix: '198.51.100.0/25', relation: 'inside', reference: 'SBL2' },
        ],
      },
    ])
  })

  test('a listed parent lists the whole block, and a list with nothing is asked and empty', () => {
    const listed = blocklistOf('a', ['198.51.0.0/16', null])
    const { blocklists } = examine('198.51.100.0/22', { blocklists: [listed, blocklistOf('b')] })
    expect(blocklists?.map(({ listedAddresses, entries }) => [listedAddresses, entries[0]?.relation])).toEqual([
      [1024, 'covers'],
      [0, undefined],
    ])
  })
})

test('a transfer in both registries’ logs is told once, its range unclipped', () => {
  const row = {
    start: address('198.51.100.0'),
    end: address('198.51.102.127'),
    date: '2024-05-06',
    type: 'RESOURCE_TRANSFER',
    sourceRir: 'ARIN',
    recipientRir: 'RIPE NCC',
    source: 'Paper Lighthouse Telecom',
    recipient: null,
  }
  const { transfers } = examine('198.51.102.0/24', {
    transfers: [transfersOf('arin', row), transfersOf('ripencc', row)],
  })
  expect(transfers).toEqual([
    {
      date: '2024-05-06',
      type: 'RESOURCE_TRANSFER',
      sourceRir: 'ARIN',
      recipientRir: 'RIPE NCC',
      source: 'Paper Lighthouse Telecom',
      recipient: null,
      start: '198.51.100.0',
      end: '198.51.102.127',
    },
  ])
})

test('a route object is matched with BGP by prefix and origin together', () => {
  const { routeObjects } = examine('198.51.100.0/22', {
    routeObjects: [
      routeObjectsOf(
        ['198.51.100.0/24', 64500, 'RIPE'],
        ['198.51.100.0/24', 64501, 'RADB'],
        ['198.51.0.0/16', 64500, 'RIPE'],
      ),
    ],
    announcements: [announcementsOf('a', ['198.51.100.0/24', 64500], ['198.51.100.0/25', 64501])],
    vrps: vrpsOf(['198.51.100.0/24', 64500, 24]),
  })
  expect(routeObjects).toEqual([
    {
      prefix: '198.51.0.0/16',
      origin: 64500,
      source: 'RIPE',
      relation: 'covers',
      state: 'not-found',
      reason: null,
      inBgp: false,
    },
    {
      prefix: '198.51.100.0/24',
      origin: 64500,
      source: 'RIPE',
      relation: 'inside',
      state: 'valid',
      reason: null,
      inBgp: true,
    },
    {
      prefix: '198.51.100.0/24',
      origin: 64501,
      source: 'RADB',
      relation: 'inside',
      state: 'invalid',
      reason: 'origin',
      inBgp: false,
    },
  ])
})

test('special-purpose rows are found in either direction', () => {
  const specialPurpose = specialPurposeOf(['Private-Use', '10.0.0.0/8'], ['This host', '0.0.0.0/32'])
  expect(examine('10.1.0.0/16', { specialPurpose }).specialPurpose).toEqual([
    { name: 'Private-Use', prefix: '10.0.0.0/8' },
  ])
  expect(examine('0.0.0.0/8', { specialPurpose }).specialPurpose).toEqual([{ name: 'This host', prefix: '0.0.0.0/32' }])
})

test('what-if speaks of the prefix itself, announced by the reader’s AS', () => {
  const vrps = vrpsOf(['198.51.100.0/22', 64500, 22])
  expect(examine('198.51.100.0/24', { vrps }, 64500).whatIf).toEqual({
    origin: 64500,
    state: 'invalid',
    reason: 'length',
  })
  expect(examine('198.51.100.0/24', { vrps })).not.toHaveProperty('whatIf')
})
