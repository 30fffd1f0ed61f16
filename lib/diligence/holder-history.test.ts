import { expect, test } from 'vitest'
import { prefix, registrationsOf } from '#tests/support/evidence.ts'
import { findHolderHistory, type StatisticsOfDay } from './holder-history.ts'

const row = { registry: 'afrinic', country: 'ZA', date: '2010-01-01', status: 'allocated', holderId: 'F1' }
const whole = { start: 0xf0_00_40_00, end: 0xf0_00_43_ff }
const block = prefix('240.0.64.0/22')

type Row = Parameters<typeof registrationsOf>[1]
const day = (asOf: string, ...rows: Row[]): StatisticsOfDay => ({
  ...{ source: 'delegated-afrinic', asOf },
  table: registrationsOf('afrinic', ...rows).table,
})
const owned = (holderId: string | null, range = whole, changes = {}) => ({ ...row, ...range, holderId, ...changes })

test('a change of holder lies between two days, and both are told', () => {
  const found = findHolderHistory(block, [
    day('2026-06-19', owned('F2')),
    day('2024-02-01', owned('F1')),
    day('2025-07-20', owned('F1')),
  ])
  expect(found?.changes).toEqual([
    {
      ...{ source: 'delegated-afrinic', from: '2025-07-20', to: '2026-06-19' },
      before: { isListed: true, held: [{ holderId: 'F1', status: 'allocated', addresses: 1024 }] },
      after: { isListed: true, held: [{ holderId: 'F2', status: 'allocated', addresses: 1024 }] },
    },
  ])
  expect(found?.compared).toEqual([
    { source: 'delegated-afrinic', first: '2024-02-01', last: '2026-06-19', days: 3, named: 3 },
  ])
})

test('that a registration was split among the same holder is no change, that a part went is one', () => {
  const [left, right] = [
    { start: whole.start, end: whole.start + 511 },
    { start: whole.start + 512, end: whole.end },
  ]
  const split = findHolderHistory(block, [
    day('2025-07-20', owned('F1')),
    day('2026-06-19', owned('F1', left), owned('F1', right)),
  ])
  expect(split?.changes).toEqual([])
  const parted = findHolderHistory(block, [
    day('2025-07-20', owned('F1')),
    day('2026-06-19', owned('F1', left), owned('F2', right)),
  ])
  expect(parted?.changes[0]?.after.held.map(({ holderId, addresses }) => [holderId, addresses])).toEqual([
    ['F1', 512],
    ['F2', 512],
  ])
})

test('what is outside the block is not counted', () => {
  const wider = { start: whole.start - 1024, end: whole.end }
  const found = findHolderHistory(block, [day('2025-07-20', owned('F1', wider)), day('2026-06-19', owned('F1'))])
  expect(found?.changes).toEqual([])
})

test('files without ids tell of no holder, and of space that came or went all the same', () => {
  const unnamed = findHolderHistory(block, [day('2025-07-20', owned(null)), day('2026-06-19', owned('F1'))])
  expect(unnamed).toMatchObject({ changes: [], compared: [{ days: 2, named: 1 }] })
  expect(findHolderHistory(block, [day('2025-07-20', owned(null)), day('2026-06-19')])?.changes).toHaveLength(1)
})

test('reserved space has no holder, and a file without a row says nothing of it', () => {
  const reserved = owned(null, whole, { status: 'reserved' })
  const afterOf = (...rows: Row[]) =>
    findHolderHistory(block, [day('2025-07-20', owned('F1')), day('2026-06-19', ...rows)])?.changes[0]?.after
  expect(afterOf(reserved)).toEqual({ isListed: true, held: [] })
  expect(afterOf()).toEqual({ isListed: false, held: [] })
})

test('one day alone, or days without the block, are no history', () => {
  expect(findHolderHistory(block, [day('2026-06-19', owned('F1'))])).toBeNull()
  expect(findHolderHistory(block, [day('2025-07-20'), day('2026-06-19')])).toBeNull()
  expect(findHolderHistory(block, [])).toBeNull()
})
