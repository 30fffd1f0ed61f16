import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { money } from '#lib/kernel/money.ts'
import { prefix } from '#tests/support/evidence.ts'
import { parseOffer, partLengthsOf, typedRate } from './offer-input.ts'
import { writeRate } from './rate.ts'

const listing = { block: prefix('240.0.0.0/22'), currency: 'USD' } as const
const read = (fields: Record<string, string>, uses: string[] = []) =>
  parseOffer(listing, (field) => fields[field] ?? '', uses)

describe('an offer as a seller types it', () => {
  test('has a price for each size of part that is filled in, rounded to the cent of the whole part', () => {
    expect(
      read({ 'sale-22': '29.50', 'lease-24': '0.4045', shortest: '3', longest: '12' }, ['hosting', 'none']),
    ).toEqual({
      ok: true,
      value: {
        prices: [
          { dealType: 'sale', partLength: 22, amount: money('USD', 3_020_800n) },
          { dealType: 'lease', partLength: 24, amount: money('USD', 10_355n) },
        ],
        terms: { lease: { shortestMonths: 3, longestMonths: 12 }, permittedUses: ['hosting'], note: '' },
      },
    })
  })

  test.each([
    [{ 'sale-24': '-1' }, 'sale-24'],
    [{ 'sale-24': '0' }, 'sale-24'],
    [{ 'sale-24': '$5' }, 'sale-24'],
    [{ 'lease-24': '0.4', shortest: '2', longest: '12' }, 'shortest'],
    [{ 'lease-24': '0.4', shortest: '12', longest: '6' }, 'shortest'],
    [{ 'lease-24': '0.4' }, 'shortest'],
    [{ note: 'x'.repeat(2001) }, 'note'],
  ])('is refused at the field that is wrong: %j', (fields, field) => {
    expect(read(fields)).toMatchObject({ ok: false, error: [{ field, message: expect.any(String) }] })
  })

  test('is refused at every field that is wrong at once', () => {
    const refused = read({ 'sale-22': 'much', 'sale-24': '-1', 'lease-24': '0.4', shortest: '2', longest: '12' })
    expect(refused.ok ? [] : refused.error.map(({ field }) => field)).toEqual(['sale-22', 'sale-24', 'shortest'])
  })

  test('is of parts down to a /24', () => expect(partLengthsOf(listing.block)).toEqual([22, 23, 24]))
})

describe('a price in the form again', () => {
  const price = (length: number, typed: string) => {
    const offer = parseOffer(
      { block: prefix(`240.0.0.0/${length}`), currency: 'USD' },
      (field) => (field === `sale-${length}` ? typed : ''),
      [],
    )
    return offer.ok ? offer.value.prices[0] : undefined
  }

  test('is what was typed, where that is the shortest rate of its amount', () =>
    expect(price(22, '29.5')).toSatisfy((one) => one !== undefined && typedRate(one) === '29.5'))

  test('comes to the same amount, whatever was typed', () =>
    fc.assert(
      fc.property(fc.bigInt(1n, 10n ** 10n), fc.integer({ min: 8, max: 24 }), (rate, length) => {
        const first = price(length, writeRate(rate))
        fc.pre(first !== undefined)
        expect(price(length, typedRate(first))).toEqual(first)
      }),
      { numRuns: 2_000 },
    ))
})
