import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatRate, parseRate, writeRate } from './rate.ts'

test('a price per address is read back as it was written', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 999_999_999_999_999n }), (rate) => {
      expect(parseRate(writeRate(rate))).toEqual({ ok: true, value: rate })
    }),
  )
})

test('a price per address is shown to the cent, and a small one to the tenth of a cent', () => {
  expect([24_800_000n, 412_000n, 410_000n, 1_234_567_890n, 0n, 9_999_600n].map(formatRate)).toEqual([
    ...['24.80', '0.412', '0.41', '1,234.57', '0.00', '10.00'],
  ])
})

test('what is no price per address is refused with one that is', () => {
  for (const text of ['', '-1', '1e3', '$4', '0.1234567', '1,5'])
    expect(parseRate(text)).toEqual({ ok: false, error: expect.stringContaining('such as 24.50') })
})
