import { describe, expect, test } from 'vitest'
import { announcementsOf, blocklistOf, nothingImported, prefix, vrpsOf } from '#tests/support/evidence.ts'
import type { EvidenceSet } from '../evidence.ts'
import { tellTimeline } from './timeline.ts'

function moment(asOf: string, ...asns: number[]): EvidenceSet {
  const vrps = vrpsOf(...asns.map((asn): [string, number, number] => ['192.0.2.0/24', asn, 24]))
  return { ...nothingImported, vrps: { ...vrps, snapshot: { ...vrps.snapshot, asOf } } }
}

const tell = (...moments: EvidenceSet[]) =>
  tellTimeline(prefix('192.0.2.0/24'), moments).map(
    ({ subject, beforeAsOf, afterAsOf }) => `${subject}: ${beforeAsOf} to ${afterAsOf}`,
  )

describe('the timeline of a block', () => {
  test('tells each change between the two snapshots that show it, newest first', () => {
    expect(tell(moment('2026-06-03', 1, 2), moment('2026-06-02', 1, 2), moment('2026-06-01', 1))).toEqual([
      'vrp 192.0.2.0/24-24 AS2: 2026-06-01 to 2026-06-02',
    ])
    expect(tell(moment('2026-06-03', 1), moment('2026-06-02', 1, 2), moment('2026-06-01', 1))).toEqual([
      'vrp 192.0.2.0/24-24 AS2: 2026-06-02 to 2026-06-03',
      'vrp 192.0.2.0/24-24 AS2: 2026-06-01 to 2026-06-02',
    ])
  })

  test('is empty with one moment, which is not the same as nothing having changed', () => {
    expect(tell(moment('2026-06-03', 1))).toEqual([])
  })

  test('words an announcement by its origin: another may have had the block before', () => {
    const routed = (asOf: string, origin: number): EvidenceSet => {
      const announcements = announcementsOf('a', ['192.0.2.0/24', origin])
      const snapshot = { ...announcements.snapshot, asOf, sha256: asOf }
      return { ...nothingImported, announcements: [{ ...announcements, snapshot }] }
    }
    const events = tellTimeline(prefix('192.0.2.0/24'), [routed('2026-06-02', 64_500), routed('2026-06-01', 64_506)])
    expect(events.map(({ sentence }) => sentence)).toEqual([
      'AS64500 begins to announce the block: 192.0.2.0/24 AS64500. Before, AS64506 announced it. Its state by RFC 6811 was not checked.',
      'AS64506 no longer announces the block: 192.0.2.0/24 AS64506.',
    ])
  })
})

describe('a list whose file has fewer entries than its header counts', () => {
  const listed = (asOf: string, isListed: boolean, countedByHeader?: number): EvidenceSet => {
    const table = blocklistOf('firehol_level1', ...(isListed ? [['192.0.2.0/24', null] as [string, null]] : []))
    const snapshot = { ...table.snapshot, asOf, sha256: asOf, records: 1, countedByHeader }
    return { ...nothingImported, blocklists: [{ ...table, snapshot }] }
  }
  const eventsOf = (...moments: EvidenceSet[]) => tellTimeline(prefix('192.0.2.0/24'), moments)

  test('has delisted nobody, and the whole one after it lists nobody anew', () => {
    const [whole, cut] = [listed('2026-06-01', true, 1), listed('2026-06-02', false, 4523)]
    expect(eventsOf(cut, whole)).toEqual([])
    expect(eventsOf(listed('2026-06-03', true, 1), cut)).toEqual([])
    expect(eventsOf(listed('2026-06-02', false, 1), whole)).toHaveLength(1)
  })
})
