import { describe, expect, test } from 'vitest'
import { parsePrefix } from '#lib/address-space/prefix.ts'
import type { Rir } from './rir.ts'
import { findTransferLock, type Receipt } from './transfer-lock.ts'
import { rulesOf, transferRules } from './transfer-rules.ts'

const at = '2026-11-23T09:00:00Z'

function lockOf(
  rir: Rir,
  {
    receipts = [],
    registeredOn = '2010-01-01',
    prefix = '240.0.0.0/18',
  }: { receipts?: Receipt[]; registeredOn?: string; prefix?: string },
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
    expect(lockOf('arin', { receipts: [{ date: '2026-05-20', by: 'merger' }] })).toMatchObject({ state: 'no-receipt' })
  })

  test('ends on the day itself', () => {
    expect(lockOf('lacnic', { receipts: [{ date: '2025-11-23', by: 'transfer' }] })).toMatchObject({
      state: 'cleared',
      on: '2026-11-23',
    })
  })

  test('counts from the latest receipt', () => {
    const receipts: Receipt[] = [
      { date: '2026-02-01', by: 'transfer' },
      { date: '2019-02-11', by: 'transfer' },
    ]
    expect(lockOf('ripencc', { receipts })).toMatchObject({ state: 'locked', until: '2028-02-01' })
  })

  test('without a receipt a young registration makes it possible, an old one does not', () => {
    expect(lockOf('lacnic', { registeredOn: '2025-01-01' })).toMatchObject({
      state: 'no-receipt',
      possibleUntil: '2028-01-01',
    })
    expect(lockOf('lacnic', {})).toMatchObject({ state: 'no-receipt', possibleUntil: null })
  })

  test('at APNIC exists in 103/8 alone', () => {
    expect(lockOf('apnic', { receipts: [{ date: '2026-11-01', by: 'transfer' }] })).toEqual({ state: 'no-hold' })
    expect(lockOf('apnic', { prefix: '103.1.0.0/22', registeredOn: '2024-01-01' })).toMatchObject({
      state: 'no-receipt',
      possibleUntil: '2029-01-01',
    })
  })
})

test('every rule names its clause, its source and the day it was read', () => {
  for (const rule of transferRules) {
    expect(rule.clause.length, rule.says).toBeGreaterThan(0)
    expect(rule.source.text.length, rule.says).toBeGreaterThan(0)
    expect(rule.dateRead).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  }
})
