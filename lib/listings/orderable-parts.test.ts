import { describe, expect, test } from 'vitest'
import { formatPrefix } from '#lib/address-space/prefix.ts'
import { money } from '#lib/kernel/money.ts'
import { prefix } from '#tests/support/evidence.ts'
import { explainNothingOrderable, findLeft, listOrderable } from './orderable-parts.ts'
import type { PartPrice } from './price.ts'

const block = prefix('240.0.0.0/22')
const price = (dealType: PartPrice['dealType'], partLength: number): PartPrice => ({
  ...{ dealType, partLength },
  amount: money('USD', 100_000n),
})
const listing = { block, prices: [price('sale', 22), price('sale', 23), price('lease', 24), price('rent', 24)] }
const taken = (...texts: string[]) => texts.map(prefix)

describe('what can be ordered', () => {
  test('is each size with a free part, for the kinds of deal that have a price for it', () => {
    const sizes = listOrderable(listing, taken('240.0.0.0/23', '240.0.2.0/24'), 8)
    expect(
      sizes.map(({ length, count, parts, dealTypes }) => [length, count, parts.map(formatPrefix), dealTypes]),
    ).toEqual([[24, 1, ['240.0.3.0/24'], ['lease', 'rent']]])
  })

  test('of an untouched block is every size', () => {
    expect(listOrderable(listing, [], 8).map(({ length, count }) => [length, count])).toEqual([
      [22, 1],
      [23, 2],
      [24, 4],
    ])
  })

  test('is nothing of a block that is taken, and the reason says so', () => {
    expect(listOrderable(listing, [block], 8)).toEqual([])
    expect(explainNothingOrderable(listing, [block])).toContain('All of 240.0.0.0/22 is taken now.')
  })

  test('is nothing where only sizes without a price are free, and the reason names both', () => {
    const whole = { block, prices: [price('sale', 22)] }
    expect(listOrderable(whole, taken('240.0.0.0/23'), 8)).toEqual([])
    expect(explainNothingOrderable(whole, taken('240.0.0.0/23'))).toBe(
      'Free now is 240.0.2.0/23, and no price stands for a part of that size: offered are /22.',
    )
  })
})

describe('what is left of a block', () => {
  test('is its widest prefix and the others', () => {
    const left = findLeft(block, taken('240.0.1.0/24'))
    expect(left && [left.widest, ...left.others].map(formatPrefix)).toEqual(['240.0.2.0/23', '240.0.0.0/24'])
  })

  test('is all of it where nothing was sold, and nothing where everything was', () => {
    expect(findLeft(block, [])?.widest).toEqual(block)
    expect(findLeft(block, [block])).toBeNull()
  })
})
