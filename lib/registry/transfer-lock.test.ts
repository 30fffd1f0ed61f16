import { describe, expect, test } from 'vitest'
import { parsePrefix } from '#lib/address-space/prefix.ts'
import { type Rir, rirs } from './rir.ts'
import { findTransferLock, type Receipt } from './transfer-lock.ts'
import { rulesOf } from './transfer-rules.ts'

const at = '2026-11-23T09:00:00Z'

function lockOf(
  rir: Rir,
  {
    receipts = [],
    registeredOn = '2010-01-01',
    prefix = '240.0.0.0/18',
  }: { receipts?: Receipt[] | null; registeredOn?: string; prefix?: string },
) {
  const parsed = parsePrefix(prefix)
  if (!parsed.ok) throw new Error(parsed.error.message)
  return findTransferLock({ prefix: parsed.value, rules: rulesOf(rir), receipts, registeredOn, at })
}

describe('the hold on received space', () => {
  test('runs 24 months at the RIPE NCC, mergers included', () => {
    expect(lockOf('ripencc', { receipts: [{ date: '2025-05-20', by: 'merger' }] })).toMatchObject({
      state: 'locked',
      until: '2027-05-20',
    })
  })

  test('runs 12 months at ARIN, mergers left out', () => {
    expect(lockOf('arin', { receipts: [{ date: '2026-05-20', by: 'transfer' }] })).toMatchObject({
      state: 'locked',
      until: '2027-05-20',
    })
    expect(lockOf('arin', { receipts: [{ date: '2026-05-20', by: 'merger' }] })).toMatchObject({
      state: 'none-known',
      exempt: { date: '2026-05-20', by: 'merger' },
    })
  })

  test('of 103/8 counts from the original delegation, which the date of the registry is never before', () => {
    const of103 = (registeredOn: string, receipts: Receipt[] | null) =>
      lockOf('apnic', { prefix: '103.16.139.0/24', registeredOn, receipts })
    expect(of103('2013-02-06', null)).toMatchObject({ state: 'over', until: '2018-02-06' })
    expect(of103('2013-02-06', [{ date: '2013-02-06', by: 'transfer' }])).toMatchObject({ state: 'over' })
    expect(of103('2013-02-06', [])).toMatchObject({ state: 'cleared', start: { by: 'issue' } })
    expect(of103('2023-02-06', null)).toMatchObject({ state: 'possible', until: '2028-02-06' })
    // A hold on receipt may have begun after any registration.
    expect(lockOf('lacnic', { registeredOn: '2003-02-06', receipts: null }).state).toBe('none-known')
  })

  test('ends on the day itself', () => {
    expect(lockOf('lacnic', { receipts: [{ date: '2025-11-23', by: 'transfer' }] })).toMatchObject({
      state: 'cleared',
      until: '2026-11-23',
    })
  })

  test('counts from the latest receipt', () => {
    const receipts: Receipt[] = [
      { date: '2026-02-01', by: 'transfer' },
      { date: '2019-02-11', by: 'transfer' },
    ]
    expect(lockOf('ripencc', { receipts })).toMatchObject({ state: 'locked', until: '2028-02-01' })
  })

  test('is only possible where nothing says how a young registration began', () => {
    expect(lockOf('ripencc', { registeredOn: '2026-03-01' })).toMatchObject({ state: 'possible', until: '2028-03-01' })
    expect(lockOf('ripencc', {})).toMatchObject({ state: 'none-known', exempt: null })
  })
})

describe('the hold on issued space', () => {
  test('runs 36 months from the registration at LACNIC, and long-issued space is told as cleared', () => {
    expect(lockOf('lacnic', { registeredOn: '2025-01-01' })).toMatchObject({
      state: 'locked',
      until: '2028-01-01',
      start: { date: '2025-01-01', by: 'issue' },
    })
    expect(lockOf('lacnic', { registeredOn: '1993-05-04' })).toMatchObject({ state: 'cleared', until: '1996-05-04' })
  })

  test('runs 60 months at APNIC, in 103/8 alone', () => {
    const issued = { prefix: '103.1.48.0/23', registeredOn: '2022-12-21' }
    expect(lockOf('apnic', issued)).toMatchObject({ state: 'locked', until: '2027-12-21' })
    expect(lockOf('apnic', { receipts: [{ date: '2026-11-01', by: 'transfer' }] })).toEqual({ state: 'no-hold' })
  })

  test('is only possible while no transfer log was read: the date may be that of a transfer', () => {
    expect(lockOf('lacnic', { registeredOn: '2025-01-01', receipts: null })).toMatchObject({
      state: 'possible',
      until: '2028-01-01',
    })
  })

  test('does not run from a date that a receipt explains, a day apart or not', () => {
    const receipts: Receipt[] = [{ date: '2025-12-29', by: 'merger' }]
    for (const registeredOn of ['2025-12-28', '2025-12-29']) {
      expect(lockOf('arin', { registeredOn, receipts })).toMatchObject({ state: 'none-known', exempt: receipts[0] })
    }
  })

  test('may be the waiting list’s at ARIN, where the usual one is over', () => {
    expect(lockOf('arin', { registeredOn: '2024-03-01' })).toMatchObject({
      state: 'possible',
      until: '2029-03-01',
      rule: { after: 'waiting-list' },
    })
  })
})

test('every rule names its clause, its source and the day it was read', () => {
  for (const rir of rirs) {
    for (const rule of rulesOf(rir)) {
      expect(rule.rir).toBe(rir)
      expect(rule.clause.length, rule.says).toBeGreaterThan(0)
      expect(rule.source.text.length, rule.says).toBeGreaterThan(0)
      expect(rule.dateRead).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    }
    expect(rulesOf(rir).map(({ rule }) => rule)).toEqual(expect.arrayContaining(['hold', 'minimum', 'lease', 'legacy']))
  }
})
