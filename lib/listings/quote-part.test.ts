import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { prefixAt } from '#lib/address-space/prefix.ts'
import { money, sumMoney } from '#lib/kernel/money.ts'
import { codedRules, makeRuleSet } from '#lib/registry/rule-set.ts'
import { prefix } from '#tests/support/evidence.ts'
import type { Listing } from './listing.ts'
import { quotePart } from './quote-part.ts'

const at = new Date('2026-11-24T00:00:00Z')
const rules = codedRules
const listing: Pick<Listing, 'block' | 'registry' | 'prices' | 'terms'> = {
  registry: 'ripencc',
  block: prefix('240.0.0.0/22'),
  prices: [
    { dealType: 'sale', partLength: 22, amount: money('USD', 3_000_000n) },
    { dealType: 'sale', partLength: 24, amount: money('USD', 800_000n) },
    { dealType: 'lease', partLength: 24, amount: money('USD', 10_240n) },
    { dealType: 'rent', partLength: 24, amount: money('USD', 14_000n) },
  ],
  terms: { lease: { shortestMonths: 3, longestMonths: 12 }, permittedUses: ['hosting'], note: '' },
}

describe('a quote', () => {
  test('of a lease or rent is refused where the registry forbids it, though a price stands', () => {
    const lacnic = { ...listing, registry: 'lacnic' as const }
    for (const dealType of ['lease', 'rent'] as const)
      expect(quotePart(lacnic, { dealType, part: prefix('240.0.1.0/24'), months: 6 }, { at, rules })).toMatchObject({
        ok: false,
        error: { message: expect.stringContaining('LACNIC Policy Manual 1.9') },
      })
    expect(quotePart(lacnic, { dealType: 'sale', part: prefix('240.0.1.0/24'), months: null }, { at, rules }).ok).toBe(
      true,
    )
  })

  test('of a lease follows the rule as an operator edited it', () => {
    const banned = makeRuleSet(
      codedRules.rows.map((rule) => (rule.rule === 'lease' ? { ...rule, stance: 'prohibited' as const } : rule)),
    )
    const request = { dealType: 'lease', part: prefix('240.0.1.0/24'), months: 6 } as const
    expect(quotePart(listing, request, { at, rules }).ok).toBe(true)
    expect(quotePart(listing, request, { at, rules: banned }).ok).toBe(false)
  })

  test('of a sale is the price of the part and the fee of the house', () => {
    expect(
      quotePart(listing, { dealType: 'sale', part: prefix('240.0.1.0/24'), months: null }, { at, rules }),
    ).toMatchObject({
      value: {
        lines: [
          { label: 'Purchase of 256 addresses (240.0.1.0/24)', amount: money('USD', 800_000n) },
          { label: 'Fee of the house, 2 %', amount: money('USD', 16_000n) },
        ],
        ...{
          total: money('USD', 816_000n),
          surcharge: money('USD', 16_000n),
          monthly: null,
          overTerm: null,
          term: null,
        },
      },
    })
  })

  test('of a lease is paid a month at a time, over the term that was chosen', () => {
    const request = { dealType: 'lease', part: prefix('240.0.1.0/24'), months: 6 } as const
    expect(quotePart(listing, request, { at, rules })).toMatchObject({
      value: {
        total: money('USD', 10_240n),
        monthly: money('USD', 10_240n),
        overTerm: money('USD', 61_440n),
        term: 'P6M',
      },
    })
  })

  test('of a rent runs from month to month', () => {
    const request = { dealType: 'rent', part: prefix('240.0.1.0/24'), months: null } as const
    expect(quotePart(listing, request, { at, rules })).toMatchObject({ value: { term: 'P1M' } })
  })

  test.each([
    [{ dealType: 'sale', part: '240.0.4.0/24', months: null }, '240.0.4.0/24 is not part of 240.0.0.0/22.'],
    [
      { dealType: 'sale', part: '240.0.0.0/23', months: null },
      'Parts of this size are not for sale: parts are /22, /24.',
    ],
    [{ dealType: 'lease', part: '240.0.0.0/24', months: 2 }, 'A lease of this block runs 3 to 12 whole months.'],
    [{ dealType: 'lease', part: '240.0.0.0/24', months: 4.5 }, 'A lease of this block runs 3 to 12 whole months.'],
  ] as const)('is refused with what is offered: %j', ({ dealType, part, months }, message) => {
    expect(quotePart(listing, { dealType, part: prefix(part), months }, { at, rules })).toEqual({
      ok: false,
      error: { message },
    })
  })

  test('has lines that are its total, to the minor unit, whatever the price', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 12n }), fc.integer({ min: 0, max: 3 }), (minor, index) => {
        const prices = [{ dealType: 'sale' as const, partLength: 24, amount: money('USD', minor) }]
        const part = prefixAt(listing.block.address + index * 256, 24)
        const quote = quotePart({ ...listing, prices }, { dealType: 'sale', part, months: null }, { at, rules })
        if (!quote.ok) throw new Error(quote.error.message)
        const { lines, total, surcharge } = quote.value
        expect(
          sumMoney(
            'USD',
            lines.map(({ amount }) => amount),
          ),
        ).toEqual(total)
        expect(total.minor - surcharge.minor).toBe(minor)
      }),
    )
  })
})
