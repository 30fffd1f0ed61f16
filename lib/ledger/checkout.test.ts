import { describe, expect, test } from 'vitest'
import { money } from '#lib/kernel/money.ts'
import { type Checkout, type CheckoutStage, hasReceived, isUnfinished, judgeReading, tellMove } from './checkout.ts'
import type { GatewayCheckout } from './payment-gateway.ts'

const amount = money('USD', 10_000n)

const checkout = (state: CheckoutStage): Checkout => ({
  id: 'chk_1',
  dealId: 'dl_1',
  state,
  amount,
  description: '240.0.0.0/24, sale',
  customerEmail: null,
  successUrl: '/',
  cancelUrl: '/',
  createdAt: new Date('2026-11-24T10:00:00Z'),
  expiresAt: new Date('2026-11-24T10:31:00Z'),
  providerSessionId: 'cs_1',
  paymentId: null,
  url: null,
  isUnwanted: false,
  problem: null,
})

const reading = (changes: Partial<GatewayCheckout>): GatewayCheckout => ({
  id: 'cs_1',
  checkoutId: 'chk_1',
  dealId: 'dl_1',
  state: 'open',
  amount,
  url: null,
  paymentIntentId: null,
  ...changes,
})

const stages: CheckoutStage[] = [
  ...(['asked', 'open', 'processing', 'paid', 'paid-twice', 'wrong-amount', 'failed', 'expired', 'refused'] as const),
]
const judge = (state: CheckoutStage, changes: Partial<GatewayCheckout>, isPaidAlready = false) =>
  judgeReading(checkout(state), reading(changes), isPaidAlready)

describe('a reading', () => {
  test.each(stages.filter((state) => !hasReceived(state)))('that money came counts, also after "%s"', (state) => {
    expect(judge(state, { state: 'paid' })).toBe('paid')
  })

  test.each(stages.filter(hasReceived))('of anything changes nothing after "%s"', (state) => {
    for (const next of ['open', 'processing', 'paid', 'failed', 'expired'] as const)
      expect(judge(state, { state: next })).toBe(state)
  })

  test('of money for a deal that is paid is a second payment', () => {
    expect(judge('open', { state: 'paid' }, true)).toBe('paid-twice')
  })

  test('of another amount or currency than was asked is a mismatch, also where the deal is paid', () => {
    expect(judge('open', { state: 'paid', amount: money('USD', 9_999n) })).toBe('wrong-amount')
    expect(judge('open', { state: 'paid', amount: money('EUR', 10_000n) }, true)).toBe('wrong-amount')
  })

  test('that it is open never reopens what is over, nor takes back that somebody paid', () => {
    for (const state of ['failed', 'expired', 'refused', 'processing'] as const)
      expect(judge(state, { state: 'open' })).toBe(state)
  })

  test('moves what is unfinished on', () => {
    for (const state of stages.filter(isUnfinished)) expect(judge(state, { state: 'expired' })).toBe('expired')
  })
})

describe('what the deal is told', () => {
  const tell = (state: CheckoutStage, next: CheckoutStage) =>
    tellMove(checkout(state), reading({ paymentIntentId: 'pi_1', amount: money('USD', 9_000n) }), next)

  test('is nothing where nothing changed, or nothing that matters to it', () => {
    expect([tell('paid', 'paid'), tell('asked', 'open'), tell('open', 'processing')]).toEqual([null, null, null])
  })

  test('is what was really paid', () => {
    expect(tell('open', 'wrong-amount')).toEqual({
      ...{ kind: 'wrong-amount', dealId: 'dl_1', checkoutId: 'chk_1', paymentId: 'pi_1' },
      amount: money('USD', 9_000n),
    })
  })

  test('is that nothing will come where it expired or failed', () => {
    expect(tell('open', 'expired')).toEqual({ kind: 'checkout-expired', dealId: 'dl_1', checkoutId: 'chk_1' })
    expect(tell('processing', 'failed')).toEqual({ kind: 'payment-failed', dealId: 'dl_1', checkoutId: 'chk_1' })
  })
})
