import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parsePrefix, prefixAt } from '#lib/address-space/prefix.ts'
import { newPublicId } from '#lib/platform/new-public-id.ts'
import { type Claim, type ClaimState, excludeEachOther, explainBadRequest, explainTaken } from './claim.ts'
import { overlapsPeriod, type Period } from './period.ts'

const prefix = (text: string) => {
  const parsed = parsePrefix(text)
  if (!parsed.ok) throw new Error(parsed.error.message)
  return parsed.value
}
const day = (number: number) => new Date(Date.UTC(2030, 0, number))
const days = (from: number, until: number | null): Period => ({ from: day(from), until: until ? day(until) : null })
const claim = (block: string, period: Period, state: ClaimState = { name: 'committed' }): Claim => ({
  ...{ id: newPublicId('clm'), listingId: 'lst_1', dealId: 'dl_1', kind: 'lease' },
  ...{ block: prefix(block), period, state },
})

describe('two claims', () => {
  test('of a block and a part of it exclude each other while their periods meet', () => {
    expect(excludeEachOther(claim('240.0.0.0/22', days(1, 9)), claim('240.0.3.0/24', days(8, 12)))).toBe(true)
    expect(excludeEachOther(claim('240.0.0.0/22', days(1, 9)), claim('240.0.4.0/24', days(8, 12)))).toBe(false)
  })

  test('may follow each other at the same moment', () => {
    expect(excludeEachOther(claim('240.0.0.0/24', days(1, 9)), claim('240.0.0.0/24', days(9, null)))).toBe(false)
  })

  test('do not exclude each other once one was released', () => {
    const released: ClaimState = { name: 'released', at: day(3) }
    expect(excludeEachOther(claim('240.0.0.0/24', days(1, null), released), claim('240.0.0.0/24', days(2, 3)))).toBe(
      false,
    )
  })

  test('exclude each other in one listing alone once the one is of a sale that is settled', () => {
    const settled = claim('240.0.0.0/24', days(1, null), { name: 'settled' })
    const later = claim('240.0.0.0/25', days(9, null))
    expect(excludeEachOther(settled, later)).toBe(true)
    expect(excludeEachOther(settled, { ...later, listingId: 'lst_2' })).toBe(false)
    expect(excludeEachOther({ ...later, listingId: 'lst_2' }, settled)).toBe(false)
  })

  test('share a moment exactly if one of the days in question is in both', () => {
    const anyPeriod = fc
      .tuple(fc.integer({ min: 1, max: 20 }), fc.option(fc.integer({ min: 1, max: 10 })))
      .map(([from, length]) => days(from, length && from + length))
    const covers = ({ from, until }: Period, moment: Date) => from <= moment && (until === null || moment < until)
    fc.assert(
      fc.property(anyPeriod, anyPeriod, (a, b) => {
        const both = Array.from({ length: 40 }, (_, i) => day(i)).some((at) => covers(a, at) && covers(b, at))
        expect(overlapsPeriod(a, b)).toBe(both)
        expect(overlapsPeriod(b, a)).toBe(both)
      }),
    )
  })
})

describe('a request', () => {
  const request = { listingId: 'lst_1', dealId: 'dl_1', listingBlock: prefix('240.0.0.0/22'), period: days(1, null) }

  test('for a part of the block on offer is good', () => {
    expect(
      explainBadRequest({ ...request, kind: 'sale', block: prefixAt(request.listingBlock.address, 24) }),
    ).toBeNull()
  })

  test('for more than the block on offer is refused with what was offered', () => {
    expect(explainBadRequest({ ...request, kind: 'sale', block: prefix('240.0.0.0/21') })).toEqual({
      kind: 'not-offered',
      message: '240.0.0.0/21 is not part of the block on offer, 240.0.0.0/22.',
    })
  })

  test('to buy for a while is refused', () => {
    const problem = explainBadRequest({ ...request, kind: 'sale', block: request.listingBlock, period: days(1, 2) })
    expect(problem?.kind).toBe('sale-with-an-end')
  })

  test('that came too late is told which block was taken, and that nothing was charged', () => {
    expect(explainTaken(request.listingBlock).message).toBe(
      '240.0.0.0/22, or a part of it, was taken a moment ago. Nothing was charged.',
    )
  })
})
