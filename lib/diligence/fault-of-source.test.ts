import { describe, expect, test } from 'vitest'
import { faultOfSource } from './fault-of-source.ts'
import type { ReadingFault } from './reading-fault.ts'

const since = '2026-11-30T19:03:00Z'
const refused = { kind: 'refused', since, reason: 'It is cut off.' } as const
const unfetched = { kind: 'unfetched', since, reason: 'It did not answer in time.' } as const
const faults = new Map<string, ReadingFault>([
  ['irr-afrinic', refused],
  ['irr-ripe', refused],
  ['delegated-arin', refused],
  ['transfers-arin', refused],
  ['rpki-vrps', refused],
])
const files = [...faults.keys()].map((source) => ({ source, sha256: `file of ${source}` }))
const faultOf = (source: string, file: string | null, more: [string, ReadingFault][] = []) =>
  faultOfSource(
    { source, sha256: file === null ? null : `file of ${file}` },
    { faults: new Map([...faults, ...more]), sources: files },
  )

describe('a source that comes in the file of another', () => {
  test.each([
    ['inetnums-afrinic', 'irr-afrinic'],
    ['as-sets-ripe', 'irr-ripe'],
    ['asns-arin', 'delegated-arin'],
    ['pending-transfers-arin', 'transfers-arin'],
    ['rpki-aspas', 'rpki-vrps'],
    ['rpki-roa-ends', 'rpki-vrps'],
  ])('%s has the fault of %s, read or never', (source, file) => {
    expect(faultOf(source, file)).toEqual(refused)
    expect(faultOf(source, null)).toEqual(refused)
  })

  test('has its own first, and none of a file that it did not come in', () => {
    expect(faultOf('as-sets-ripe', 'irr-ripe', [['as-sets-ripe', unfetched]])).toEqual(unfetched)
    expect(faultOf('as-sets-ripe', 'ripe.db.as-set.gz')).toBeNull()
    expect(faultOf('as-sets-radb', null)).toBeNull()
  })
})

test('never read, the inetnums of a registry whose dump of routes has none have no fault of it', () => {
  expect(faultOf('inetnums-ripe', null)).toBeNull()
})

test('a source of a file of its own has the fault of that and no other', () => {
  expect(faultOf('irr-ripe', 'irr-ripe')).toEqual(refused)
  expect(faultOf('irr-arin', 'irr-ripe')).toBeNull()
})
