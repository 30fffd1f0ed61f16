import { expect, test } from 'vitest'
import { rangeOf } from '#lib/address-space/range.ts'
import { nothingImported, prefix, registrationsOf, transfersOf } from '#tests/support/evidence.ts'
import type { EvidenceSet } from '../evidence.ts'
import { findOtherHoldings } from './other-holdings.ts'

const block = '243.0.0.0/22'
const find = (evidence: Partial<EvidenceSet>) => findOtherHoldings(prefix(block), { ...nothingImported, ...evidence })

const row = (text: string, holderId: string | null, changes = {}) => ({
  ...rangeOf(prefix(text)),
  ...{ registry: 'arin', country: 'US', date: '2006-03-01', status: 'allocated', holderId, ...changes },
})
const move = (text: string, date: string, changes = {}) => ({
  ...{ ...rangeOf(prefix(text)), date, type: 'RESOURCE_TRANSFER', sourceRir: 'ARIN', recipientRir: 'ARIN' },
  ...{ source: 'Polite Moose Connectivity Ltd.', recipient: 'Lost Sock Recovery Corporation', ...changes },
})

const own = row(block, 'A1')
const statistics = registrationsOf('arin', own, row('243.9.0.0/20', 'A1'), row('243.10.0.0/20', 'B2'))

test('the holder’s other registrations are told with what the log has of each, and nobody else’s', () => {
  const log = transfersOf('arin', move('243.9.8.0/21', '2026-05-20'), move('243.10.0.0/20', '2026-06-01'))
  expect(find({ registrations: [statistics], transfers: [log] })).toEqual([
    { ...rangeOf(prefix(block)), date: null, receipts: [] },
    { ...rangeOf(prefix('243.9.0.0/20')), date: '2006-03-01', receipts: [{ date: '2026-05-20', by: 'transfer' }] },
  ])
})

test('a wider registration that the block is a part of is told by what moved outside the block', () => {
  const wide = registrationsOf('arin', row('243.0.0.0/20', 'A1'))
  const log = transfersOf('arin', move(block, '2026-01-10'), move('243.0.8.0/22', '2026-05-20'))
  expect(find({ registrations: [wide], transfers: [log] })).toMatchObject([
    { date: null, receipts: [{ date: '2026-05-20', by: 'transfer' }] },
  ])
})

test('what left the registry is no receipt there', () => {
  const log = transfersOf('arin', move('243.9.0.0/20', '2026-05-20', { recipientRir: 'RIPE NCC' }))
  expect(find({ registrations: [statistics], transfers: [log] })?.[1]?.receipts).toEqual([])
})

test('without the log there are no receipts to tell of, which is not the same as none', () => {
  expect(find({ registrations: [statistics] })?.map(({ receipts }) => receipts)).toEqual([null, null])
  const other = transfersOf('ripencc', move('240.0.0.0/22', '2026-05-20', { recipientRir: 'RIPE NCC' }))
  expect(find({ registrations: [statistics], transfers: [other] })?.[1]?.receipts).toBeNull()
})

test.each([
  ['no statistics', []],
  ['no row of the block', [registrationsOf('arin', row('243.9.0.0/20', 'A1'))]],
  ['a row without an id', [registrationsOf('arin', row(block, null))]],
  ['two holders', [registrationsOf('arin', row('243.0.0.0/23', 'A1'), row('243.0.2.0/23', 'B2'))]],
  ['two registries', [statistics, registrationsOf('ripencc', row(block, 'A1', { registry: 'ripencc' }))]],
  ['a registry that bars no organisation', [registrationsOf('ripencc', row(block, 'A1', { registry: 'ripencc' }))]],
  ['space that nobody holds', [registrationsOf('arin', row(block, null, { status: 'available' }))]],
])('%s leave it unknown', (_case, registrations) => {
  expect(find({ registrations })).toBeNull()
})

test('a holder of many is looked through once, and again with another log', () => {
  const many = Array.from({ length: 120 }, (_, index) => row(`243.${index + 8}.0.0/20`, 'A1'))
  const registrations = [registrationsOf('arin', own, ...many)]
  const before = find({ registrations, transfers: [transfersOf('arin')] })
  expect(before?.every(({ receipts }) => receipts?.length === 0)).toBe(true)
  const transfers = [transfersOf('arin', move('243.9.0.0/20', '2026-05-20'))]
  for (const found of [find({ registrations, transfers }), find({ registrations, transfers })])
    expect(found?.flatMap(({ receipts }) => receipts ?? [])).toEqual([{ date: '2026-05-20', by: 'transfer' }])
  expect(find({ registrations, transfers })).toHaveLength(121)
})
