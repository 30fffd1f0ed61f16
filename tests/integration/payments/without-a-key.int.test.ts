/** A house whose operator has set no key of a payment service: every way to a payment ends in a sentence. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findDeal } from '#lib/deals/server/find-deal.ts'
import { payDeal } from '#lib/deals/server/pay-deal.ts'
import { jobs } from '#lib/entry/worker/jobs.ts'
import { systemActor } from '#lib/kernel/actor.ts'
import { receivePaymentEvent } from '#lib/ledger/server/receive-payment-event.ts'
import { type House, openHouse } from '../../support/house.ts'
import { order, settleMarket } from '../../support/market.ts'

let house: House

beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

test('a buyer is told, the deal waits, the worker goes on, and nobody’s event is believed', async () => {
  const { buyer } = await settleMarket(house)
  const { id } = await order(buyer)
  const urls = { successUrl: 'https://market.example/yes', cancelUrl: 'https://market.example/no' }
  expect(await payDeal({ actor: buyer, dealId: id, ...urls, customerEmail: null })).toEqual({
    ok: false,
    error: {
      kind: 'not-now',
      message: 'Nothing can be paid here yet: whoever runs this market has set no key of its payment service.',
    },
  })
  await house.asOwner('UPDATE checkout SET next_read_at = now()')
  expect(await jobs.find(({ name }) => name === 'settle-payments')?.run()).toMatchObject({ checkouts: 1 })
  expect((await findDeal(buyer, id))?.deal.state).toBe('awaiting-funds')
  const event = { rawBody: new TextEncoder().encode('{}'), signature: 't=1,v1=00' }
  expect(await receivePaymentEvent(systemActor('test'), event)).toMatchObject({ ok: false })
})
