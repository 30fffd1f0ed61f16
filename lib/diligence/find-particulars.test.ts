import { expect, test } from 'vitest'
import { rangeOf } from '#lib/address-space/range.ts'
import {
  announcementsOf,
  nothingImported,
  prefix,
  registrationsOf,
  routeObjectsOf,
  specialAsnsOf,
  specialPurposeOf,
  transfersOf,
  vrpsOf,
} from '#tests/support/evidence.ts'
import { findEarlierSetMembers } from './checks/set-members.ts'
import type { EvidenceSet } from './evidence.ts'
import { findParticulars } from './find-particulars.ts'
import { noParticulars } from './particulars.ts'

const find = (block: string, evidence: Partial<EvidenceSet>, asn: number | null = null) =>
  findParticulars(prefix(block), { ...nothingImported, ...evidence }, asn)

test('without a snapshot there is nothing particular', () => {
  const readerAsn = { drop: { answer: 'not-checked', list: 'spamhaus-asndrop' }, providers: { answer: 'not-checked' } }
  expect(find('192.0.2.0/24', {}, 64500)).toEqual({ ...noParticulars, readerAsn })
})

test('an ASN is reserved where IANA’s registry has a row over it', () => {
  const specialAsns = specialAsnsOf([65_535, 'Reserved by [RFC7300]'])
  expect(find('192.0.2.0/24', { specialAsns }, 65_535).reservedAsn).toBe('Reserved by [RFC7300]')
  expect(find('192.0.2.0/24', { specialAsns }, 65_534).reservedAsn).toBeNull()
})

test('only rows that ended are told as ended', () => {
  const specialPurpose = specialPurposeOf(
    ['Relay', '192.88.99.0/24', '2015-03'],
    ['Relay of another kind', '192.88.99.2/32'],
  )
  expect(find('192.88.99.0/24', { specialPurpose }).terminated).toEqual([{ prefix: '192.88.99.0/24', on: '2015-03' }])
})

test('peers are told beside those of the most widely seen route of the same table', () => {
  const counting = announcementsOf('a', ['192.0.2.0/25', 64500, 3], ['198.51.100.0/24', 64501, 340])
  const silent = announcementsOf('b', ['192.0.2.0/25', 64500])
  expect(find('192.0.2.0/24', { announcements: [counting, silent] }).sightings).toEqual(
    new Map([['192.0.2.0/25 64500', { peers: 3, of: 340 }]]),
  )
})

test('what no VRP covers is given as prefixes, beside the ASNs of the parts that one does', () => {
  const vrps = vrpsOf(['192.0.2.0/25', 64500, 25], ['192.0.2.192/26', 64499, 26])
  expect(find('192.0.2.0/24', { vrps })).toMatchObject({
    uncovered: ['192.0.2.128/26'],
    asnsOfParts: [64_499, 64_500],
  })
})

test('a block under a wider ROA has no gap', () => {
  const vrps = vrpsOf(['192.0.0.0/16', 64500, 16], ['192.0.2.0/25', 64500, 25])
  expect(find('192.0.2.0/24', { vrps }).uncovered).toEqual([])
})

test('a route object is told with its maintainer', () => {
  const routeObjects = [
    routeObjectsOf(['192.0.2.0/24', 64500, 'RADB', 'MAINT-AS64500'], ['192.0.2.0/24', 64501, 'RIPE']),
  ]
  expect(find('192.0.2.0/24', { routeObjects }).maintainers).toEqual(
    new Map([['192.0.2.0/24 64500 RADB', 'MAINT-AS64500']]),
  )
})

test('the log of the registry that lists the block begins where it says, else with its oldest transfer', () => {
  const holding = {
    ...rangeOf(prefix('192.0.2.0/24')),
    registry: 'arin',
    country: 'US',
    date: null,
    status: 'allocated',
  }
  const moved = (block: string, date: string | null) => ({
    ...rangeOf(prefix(block)),
    date,
    type: null,
    sourceRir: null,
    recipientRir: null,
    source: null,
    recipient: null,
  })
  const transfers = [
    transfersOf('arin', moved('198.51.100.0/24', '2012-05-01'), moved('203.0.113.0/24', '2009-10-12')),
    transfersOf('ripencc', moved('198.51.100.0/24', '2001-01-01')),
  ]
  const registrations = [registrationsOf('arin', { ...holding, holderId: null })]
  expect(find('192.0.2.0/24', { registrations, transfers }).logs).toEqual([
    { source: 'transfers-arin', begins: '2009-10-12' },
  ])
  const beginsBy = (day: string) =>
    find('192.0.2.0/24', {
      registrations,
      transfers: transfers.map(({ snapshot, table }) => ({ snapshot: { ...snapshot, begins: day }, table })),
    }).logs.map(({ begins }) => begins)
  expect(beginsBy('2008-01-01')).toEqual(['2008-01-01'])
  expect(beginsBy('2012-01-01')).toEqual(['2009-10-12'])
})

test('the AS_SETs of the block itself are told with their members', () => {
  const announcements = [
    announcementsOf('a', ['192.0.2.0/24', '{64500,64501}'], ['192.0.2.0/25', '{64502}']),
    announcementsOf('b', ['192.0.2.0/24', '{64500,64501}'], ['192.0.2.0/24', 64500]),
  ]
  expect(find('192.0.2.0/24', { announcements }).originSets).toEqual(['{64500,64501}'])
})

test('the members of AS_SETs are told of the block, its parts and what is wider, each once', () => {
  const announcements = [
    announcementsOf('a', ['192.0.2.0/24', '{64500,64501}'], ['192.0.2.0/25', '{64502}'], ['192.0.0.0/16', '{64503}']),
    announcementsOf('b', ['192.0.2.0/24', '{64501}'], ['192.0.2.0/24', 64504], ['0.0.0.0/0', '{64505}']),
  ]
  expect(find('192.0.2.0/24', { announcements }).setMembers.toSorted((a, b) => a.asn - b.asn)).toEqual([
    { asn: 64_500, relation: 'exact' },
    { asn: 64_501, relation: 'exact' },
    { asn: 64_502, relation: 'inside' },
    { asn: 64_503, relation: 'covers' },
  ])
})

test('the members of an earlier AS_SET are those of the block itself, by the moment of their table', () => {
  const moments = [
    { moment: '2026-06-12', evidence: routed(['192.0.2.0/24', '{64500,64501}'], ['192.0.2.0/25', '{64502}']) },
    { moment: '2026-06-05', evidence: routed(['192.0.2.0/24', 64500]) },
  ]
  expect([...findEarlierSetMembers(prefix('192.0.2.0/24'), moments)]).toEqual([
    ['2026-06-12', [64500, 64501]],
    ['2026-06-05', []],
  ])
})

const routed = (...rows: [string, number | string][]) => ({
  ...nothingImported,
  announcements: [announcementsOf('bgp-riswhois', ...rows)],
})
