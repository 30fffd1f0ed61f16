import { describe, expect, test } from 'vitest'
import { codedRules } from './rule-set.ts'
import { type InnerStatuses, readerOf, weighStatus } from './weigh-status.ts'

type Given = { status?: string | null; inner?: InnerStatuses | null }

const weigh = ({ status = null, inner = null }: Given) => {
  const { status: whole, parts, isOfParts } = weighStatus({ status, inner }, readerOf(codedRules, 'ripencc'))
  return { status: whole?.printed ?? null, parts: parts.map((part) => part.status?.printed ?? null), isOfParts }
}
const inside = (isWhole: boolean, ...statuses: (string | null)[]): InnerStatuses => ({
  ...{ isWhole, parts: statuses.map((status) => ({ status, ranges: 2 })) },
})

describe('which status answers for a block', () => {
  test('that of the registration around it, whatever its holder gave on to users inside it', () => {
    const inner = inside(true, 'ASSIGNED PA', 'SUB-ALLOCATED PA')
    expect(weigh({ status: 'Allocated PA', inner })).toMatchObject({ status: 'Allocated PA', parts: [] })
  })

  test('beside it what others hold inside it, each on its own', () => {
    const inner = inside(false, 'ASSIGNED PA', 'ASSIGNED PI', 'LEGACY')
    expect(weigh({ status: 'ALLOCATED PA', inner }).parts).toEqual(['ASSIGNED PI', 'LEGACY'])
  })

  test('a user’s stays a user’s: nothing inside it makes it its own', () => {
    const inner = inside(true, 'ALLOCATED PA')
    expect(weigh({ status: 'ASSIGNED PA', inner })).toEqual({ status: 'ASSIGNED PA', parts: [], isOfParts: false })
  })

  test.each([null, 'ALLOCATED UNSPECIFIED', 'NEW PA'])(
    'under %s that of the parts, where they are alike and leave nothing out',
    (status) => {
      expect(weigh({ status, inner: inside(true, 'ALLOCATED PA') })).toEqual({
        ...{ status: 'ALLOCATED PA', parts: [], isOfParts: false },
      })
      const mixed = { status: null, parts: ['ALLOCATED PA', 'ASSIGNED PI'], isOfParts: true }
      expect(weigh({ status, inner: inside(true, 'ALLOCATED PA', 'ASSIGNED PI') })).toEqual(mixed)
      expect(weigh({ status, inner: inside(true, null) })).toEqual({ status: null, parts: [null], isOfParts: true })
      expect(weigh({ status, inner: inside(false, 'ALLOCATED PA') })).toEqual({
        ...{ status, parts: ['ALLOCATED PA'], isOfParts: false },
      })
    },
  )

  test('none where nothing was read', () => {
    expect(weigh({})).toEqual({ status: null, parts: [], isOfParts: false })
  })
})
