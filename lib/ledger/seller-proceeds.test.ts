import { expect, test } from 'vitest'
import { money } from '#lib/kernel/money.ts'
import { proceedsOf } from '#lib/listings/seller-proceeds.ts'
import { splitPrice } from './split-price.ts'

test('what a seller is told before publishing is what a release pays, to the cent', () => {
  const at = new Date('2026-11-24T00:00:00Z')
  for (const minor of [1n, 99n, 10_355n, 806_417n]) {
    const told = proceedsOf({ dealType: 'lease', partLength: 24, amount: money('USD', minor) }, at)
    const shares = { platformBasisPoints: 500, brokerBasisPoints: 0 }
    const paid = splitPrice({ total: money('USD', minor), surcharge: money('USD', 0n), shares })
    expect(told).toEqual({ fee: paid.platform, received: paid.seller })
  }
})
