import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addMoney,
  compareMoney,
  currencyCodes,
  formatMoney,
  money,
  multiplyMoney,
  parseCurrency,
  parseMoney,
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

  test('is read back as it was written', () => {
    fc.assert(
      fc.property(amount, (given) => {
        const typed = formatMoney(given).replace(/^[^\d]+/, '')
        expect(parseMoney(given.currency, typed)).toEqual({ ok: true, value: given })
      }),
    )
  })

  test.each(['', '-5', '1e3', '1,2', '12,34.00', '1.2.3', '$5', ' '])('%j is refused with an example', (text) => {
    const parsed = parseMoney('USD', text)
    expect(!parsed.ok && parsed.error).toContain('is not an amount such as 1,250.50.')
  })

  test('with more decimals than its currency has is refused, not rounded', () => {
    expect(parseMoney('USD', '1.005')).toEqual({ ok: false, error: 'USD has 2 decimal places; "1.005" has more.' })
    expect(parseMoney('JPY', '1.5').ok).toBe(false)
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

test('a currency the market does not deal in is refused by name', () => {
  expect(parseCurrency('USD')).toEqual({ ok: true, value: 'USD' })
  expect(parseCurrency('usd')).toEqual({
    ok: false,
    error: '"usd" is no currency of this market: it is one of USD, EUR, GBP, CHF, AUD, JPY.',
  })
})
