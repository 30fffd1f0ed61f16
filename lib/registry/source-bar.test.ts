import { describe, expect, test } from 'vitest'
import { parsePrefix } from '#lib/address-space/prefix.ts'
import { rangeOf } from '#lib/address-space/range.ts'
import { rirs } from './rir.ts'
import { barsOrganisation, findSourceBar, type OtherHolding, tellSourceBar } from './source-bar.ts'
import type { Receipt } from './transfer-lock.ts'
import { rulesOf } from './transfer-rules.ts'

function prefixFrom(text: string) {
  const parsed = parsePrefix(text)
  if (!parsed.ok) throw new Error(parsed.error.message)
  return parsed.value
}

const prefix = prefixFrom('243.0.0.0/22')
const other = (receipts: readonly Receipt[] | null, date: string | null = '2006-03-01'): OtherHolding => ({
  ...rangeOf(prefixFrom('243.9.0.0/20')),
  ...{ date, receipts },
})
const judge = (others: readonly OtherHolding[] | null, rir: (typeof rirs)[number] = 'arin', isLogRead = true) =>
  findSourceBar({ prefix, rules: rulesOf(rir), others, isLogRead, at: '2026-11-23T09:00:00Z' })

test('only ARIN bars an organisation, by the rules that were read', () => {
  expect(rirs.filter((rir) => rulesOf(rir).some(barsOrganisation))).toEqual(['arin'])
  for (const rir of rirs.filter((one) => one !== 'arin'))
    expect(judge([other([{ date: '2026-05-20', by: 'transfer' }])], rir)).toEqual({ state: 'not-applicable' })
})

describe('at ARIN', () => {
  test('what its holder received by transfer within 12 months bars it, with the day that ends', () => {
    const bar = judge([other([]), other([{ date: '2026-05-20', by: 'transfer' }])])
    expect(bar).toMatchObject({ state: 'barred', until: '2027-05-20', rule: { clause: 'NRPM 8.3' } })
    expect(bar.state === 'barred' && tellSourceBar(bar)).toBe(
      'Its holder received 243.9.0.0/20 on 2026-05-20 by transfer.',
    )
  })

  test('what was received a year ago to the day bars it no more', () => {
    expect(judge([other([{ date: '2025-11-23', by: 'transfer' }])])).toMatchObject({ state: 'none-seen', holdings: 1 })
    expect(judge([other([{ date: '2025-11-24', by: 'transfer' }])]).state).toBe('barred')
  })

  test('a merger bars nobody, and neither does what came before it', () => {
    const merged: Receipt = { date: '2026-06-01', by: 'merger' }
    expect(judge([other([merged], '2026-06-01')]).state).toBe('none-seen')
    expect(judge([other([{ date: '2026-02-01', by: 'transfer' }, merged])]).state).toBe('none-seen')
    expect(judge([other([merged, { date: '2026-07-01', by: 'transfer' }])]).state).toBe('barred')
  })

  test('a young registration without a receipt counts as an issue', () => {
    const bar = judge([other([], '2026-03-01')])
    expect(bar).toMatchObject({ state: 'barred', until: '2027-03-01', start: { by: 'issue' } })
    expect(bar.state === 'barred' && tellSourceBar(bar)).toContain('counts as its issue')
  })

  test('without the log a young registration bars it perhaps, and an old one says nothing', () => {
    expect(judge([other(null, '2026-03-01')])).toMatchObject({ state: 'possible', until: '2027-03-01' })
    expect(judge([other(null)]).state).toBe('none-seen')
  })

  test('silence of a log that begins late makes no registration an issue, and what it has counts', () => {
    const late = (receipts: readonly Receipt[]) => judge([other(receipts, '2026-03-01')], 'arin', false)
    expect(late([])).toMatchObject({ state: 'possible', until: '2027-03-01' })
    expect(late([{ date: '2026-05-20', by: 'transfer' }])).toMatchObject({ state: 'barred', until: '2027-05-20' })
  })

  test('a certain bar is told before a longer one that is not', () => {
    const bars = judge([other(null, '2026-10-01'), other([{ date: '2026-05-20', by: 'transfer' }])])
    expect(bars).toMatchObject({ state: 'barred', until: '2027-05-20' })
  })

  test('holdings that are not known are not the same as none', () => {
    expect(judge(null).state).toBe('unread')
    expect(judge([]).state).toBe('none-seen')
  })
})
