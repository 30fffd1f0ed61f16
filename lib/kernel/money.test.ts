import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addMoney,
  compareMoney,
  currencyCodes,
  formatMoney,
  money,
  multiplyMoney,
  shareOf,
  subtractMoney,
  sumMoney,
} from './money.ts'

const amount = fc.record({
  currency: fc.constantFrom(...currencyCodes),
  minor: fc.bigInt({ min: 0n, max: 10n ** 14n }),
})

describe('an amount of money', () => {
  test('is written with its sign, groups and every decimal place', () => {
    expect(formatMoney(money('USD', 2_739_200n))).toBe('$27,392.00')
    expect(formatMoney(money('EUR', 5n))).toBe('€0.05')
    expect(formatMoney(money('USD', -300n))).toBe('−$3.00')
    expect(formatMoney(money('JPY', 1_250n))).toBe('¥1,250')
  })

  test('adds up exactly, whatever its size', () => {
    expect(sumMoney('USD', [money('USD', 10n ** 18n), money('USD', 1n)])).toEqual(money('USD', 10n ** 18n + 1n))
    expect(multiplyMoney(money('USD', 2_675n), 1024)).toEqual(money('USD', 2_739_200n))
    expect(subtractMoney(money('USD', 1n), money('USD', 3n))).toEqual(money('USD', -2n))
    expect(compareMoney(money('USD', 1n), money('USD', 3n))).toBe(-1)
  })

  test('is never added to another currency', () => {
    expect(() => addMoney(money('USD', 1n), money('EUR', 1n))).toThrow('of one currency')
  })

  test('shares round half up, and no share is more than the whole', () => {
    expect(shareOf(money('USD', 150n), 100)).toEqual(money('USD', 2n))
    expect(shareOf(money('USD', 149n), 100)).toEqual(money('USD', 1n))
    fc.assert(
      fc.property(amount, fc.integer({ min: 0, max: 10_000 }), (whole, points) => {
        const share = shareOf(whole, points)
        expect(share.minor >= 0n && share.minor <= whole.minor).toBe(true)
      }),
    )
  })
})
