import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type LogEntry, mergeTransfers } from './merge-transfers.ts'

const moved: LogEntry = {
  ...{ start: 0xf0_00_40_00, end: 0xf0_00_43_ff, date: '2026-03-05', type: 'RESOURCE_TRANSFER' },
  ...{ sourceRir: 'ARIN', recipientRir: 'RIPE NCC', source: 'Glass Accordion', recipient: 'Nonesuch Cartographers' },
}

describe('a transfer between two registries', () => {
  test('that stands in both logs is one, a day apart or not', () => {
    expect(mergeTransfers([moved, { ...moved, date: '2026-03-06' }])).toEqual([{ ...moved, entries: 2 }])
  })

  test('is told with the names that either log knows', () => {
    const [one] = mergeTransfers([
      { ...moved, source: null, type: null },
      { ...moved, recipient: null },
    ])
    expect(one).toEqual({ ...moved, entries: 2 })
  })

  test('is another one a week later, of another range, kind or way', () => {
    const others = [
      { ...moved, date: '2026-03-12' },
      { ...moved, end: moved.end - 256 },
      { ...moved, type: 'MERGER_ACQUISITION' },
      { ...moved, sourceRir: 'APNIC' },
    ]
    for (const other of others) expect(mergeTransfers([moved, other])).toHaveLength(2)
  })

  test('of which one telling has no date is not taken for the other', () => {
    expect(mergeTransfers([moved, { ...moved, date: null }])).toHaveLength(2)
  })
})

test('inside one registry two records of a day are two transfers, unless they are copies', () => {
  const inside = { ...moved, sourceRir: 'RIPE NCC' }
  expect(mergeTransfers([inside, { ...inside, date: '2026-03-06' }])).toHaveLength(2)
  expect(mergeTransfers([inside, { ...inside, recipient: 'Somebody else' }])).toHaveLength(2)
  expect(mergeTransfers([inside, inside])).toHaveLength(1)
})

test('no record is lost, and the order of the logs says nothing', () => {
  const entry = fc.record({
    date: fc.constantFrom('2026-03-01', '2026-03-09', '2026-03-20', null),
    ...{ start: fc.constantFrom(1, 2), end: fc.constantFrom(9, 10) },
    type: fc.constantFrom('RESOURCE_TRANSFER', 'MERGER_ACQUISITION'),
    ...{ sourceRir: fc.constantFrom('ARIN', 'RIPE NCC'), recipientRir: fc.constantFrom('ARIN', 'RIPE NCC', null) },
    ...{ source: fc.constant('A'), recipient: fc.constant('B') },
  })
  fc.assert(
    fc.property(fc.array(entry), (entries) => {
      const merged = mergeTransfers(entries)
      expect(merged.reduce((sum, { entries: count }) => sum + count, 0)).toBe(entries.length)
      expect(mergeTransfers(entries.toReversed())).toEqual(merged)
    }),
  )
})
