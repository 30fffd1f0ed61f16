import { describe, expect, test } from 'vitest'
import { prefix } from '#tests/support/evidence.ts'
import { cutPage, readWatchPage } from './watch-page.ts'

describe('a page of watches', () => {
  test('is the first one where no block is named', () => {
    expect(readWatchPage(new URLSearchParams())).toEqual({ ok: true, value: null })
  })

  test('begins behind or ends before a block', () => {
    const block = prefix('192.0.2.0/24')
    for (const direction of ['after', 'before'] as const)
      expect(readWatchPage(new URLSearchParams({ [direction]: '192.0.2.0/24' }))).toEqual({
        ok: true,
        value: { direction, block },
      })
  })

  test('that is no block is refused with a sentence', () => {
    const read = readWatchPage(new URLSearchParams({ after: "'; DROP" }))
    expect(!read.ok && read.error).toContain('A page begins at a block')
  })

  test('knows from one row more than it shows whether there are others', () => {
    const asked = { direction: 'before', block: prefix('192.0.2.0/24') } as const
    expect(cutPage(null, [1, 2, 3], 2)).toEqual({ rows: [1, 2], isFirst: true, hasPrevious: false, hasNext: true })
    expect(cutPage(null, [1, 2], 2)).toEqual({ rows: [1, 2], isFirst: true, hasPrevious: false, hasNext: false })
    expect(cutPage(asked, [9, 8, 7], 2)).toEqual({ rows: [8, 9], isFirst: false, hasPrevious: true, hasNext: true })
  })
})
