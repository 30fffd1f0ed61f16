import { describe, expect, test } from 'vitest'
import { snapshot } from '#tests/support/evidence.ts'
import type { ReadingFault } from './reading-fault.ts'
import { sayTrouble, tellTroubles, titleOfTrouble } from './source-trouble.ts'

const refused = { kind: 'refused', since: '2026-06-20T04:00:00Z', reason: 'line 3: it is no object.' } as const
const unfetched = { kind: 'unfetched', since: '2026-06-21T04:00:00Z', reason: 'It did not answer in time.' } as const
const read = snapshot({ source: 'inetnums-ripe', kind: 'inetnums', fetchedAt: '2026-06-19T04:00:00Z' })

const tell = (faults: Record<string, ReadingFault>, current = new Map([[read.source, read]])) =>
  tellTroubles(new Map(Object.entries(faults)), {
    refusals: [{ source: 'inetnums-apnic', kind: 'inetnums' }],
    current,
  })

describe('a source that cannot be read', () => {
  test('is told since when and why, by its title', () => {
    const [trouble] = tell({ 'inetnums-ripe': refused })
    expect(trouble && sayTrouble(trouble)).toBe('since 2026-06-20: line 3: it is no object.')
    expect(trouble && titleOfTrouble(trouble)).toBe('RIPE database, inetnums')
  })

  test('keeps what was read before', () => {
    expect(tell({ 'inetnums-ripe': refused })[0]?.last).toMatchObject({ fetchedAt: '2026-06-19T04:00:00Z' })
    expect(tell({ 'inetnums-ripe': refused }, new Map())[0]?.last).toBeNull()
  })

  test('is of what its files were, else of what the refused one was read as, else of nothing that is known', () => {
    const told = tell({ 'irr-ripe': unfetched, 'inetnums-ripe': unfetched, 'inetnums-apnic': refused })
    expect(told.map(({ source, kind }) => [source, kind])).toEqual([
      ['inetnums-apnic', 'inetnums'],
      ['inetnums-ripe', 'inetnums'],
      ['irr-ripe', null],
    ])
  })
})
