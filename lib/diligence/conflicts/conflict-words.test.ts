import { describe, expect, test } from 'vitest'
import { announcementsOf, nothingImported, routeObjectsOf, vrpsOf } from '#tests/support/evidence.ts'
import type { ConflictRow } from './conflict-row.ts'
import { summariseConflicts } from './conflict-words.ts'

const none = { rir: null, isContractAsked: false, rows: [] }

describe('a block that nothing names', () => {
  test('is not checked where nothing was asked, which is not that nothing names it', () => {
    expect(summariseConflicts(none, nothingImported)).toBe(
      'Not checked: no routing table, export of ROAs or routing registry was imported.',
    )
  })

  test('has none of the kinds that were asked, and the others are named as not checked', () => {
    const evidence = { ...nothingImported, announcements: [announcementsOf('bgp')] }
    expect(summariseConflicts({ ...none, isContractAsked: true }, evidence)).toBe(
      'No route or deal of yours names this block, a part of it or a block over it. Not checked: no export of ROAs or routing registry was imported.',
    )
    const complete = { ...evidence, vrps: vrpsOf(), routeObjects: [routeObjectsOf()] }
    expect(summariseConflicts(none, complete)).toBe(
      'No route, ROA or route object names this block, a part of it or a block over it.',
    )
  })
})

test.each([
  [['notice'], '1 pair of prefix and origin: it leaves something to look at.'],
  [['warning'], '1 pair of prefix and origin: its records contradict each other.'],
  [
    ['warning', 'notice'],
    '2 pairs of prefix and origin: the records of 1 contradict each other and 1 leaves something to look at.',
  ],
] as const)('pairs are counted in a sentence: %j', (severities, sentence) => {
  const rows = severities.map(
    (severity): ConflictRow => ({
      ...{ prefix: '198.18.4.0/23', origin: 64500, relation: 'exact', may: { answer: 'not-asked' }, severity },
      ...{ validates: { state: null, reason: null }, roas: [], registered: null, seen: null },
      conflicts: [{ code: 'one', severity, says: '' }],
    }),
  )
  expect(summariseConflicts({ ...none, rows }, nothingImported)).toBe(sentence)
})
