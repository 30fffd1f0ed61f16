/** What the port promises, through the unmodified SDK, with everything going wrong that can on the way. */
import Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stripeGateway } from '#lib/adapters/stripe/stripe-gateway.ts'
import { money } from '#lib/kernel/money.ts'
import type { GatewayCheckout, NewCheckout, PaymentGateway } from '#lib/ledger/payment-gateway.ts'
import type { FaultKind } from '#lib/simulation/stripe/faults.ts'
import { openStandin, type StandinForTests, secretKey, webhookSecret } from '../../support/stripe-standin.ts'

let standin: StandinForTests
let gateway: PaymentGateway
const access = { secretKey, webhookSecrets: [webhookSecret], timeLimitMs: 400 }

beforeAll(async () => {
  standin = await openStandin()
  gateway = stripeGateway({ ...access, apiBase: standin.url })
})
afterAll(() => standin.close())

let counter = 0
const newCheckout = (changes: Partial<NewCheckout> = {}): NewCheckout => {
  counter += 1
  return {
    key: `checkout:chk_${counter}`,
    checkoutId: `chk_${counter}`,
    dealId: `dl_${counter}`,
    amount: money('USD', 1_024_000n),
    description: '240.0.0.0/24, sale',
    expiresAt: new Date(Date.now() + 31 * 60_000),
    successUrl: 'http://127.0.0.1:3000/deals/dl_1?paid={CHECKOUT_SESSION_ID}',
    cancelUrl: 'http://127.0.0.1:3000/deals/dl_1',
    customerEmail: 'buyer@example.org',
    ...changes,
  }
}

async function open(changes: Partial<NewCheckout> = {}): Promise<GatewayCheckout & { url: string }> {
  const opened = await gateway.createCheckout(newCheckout(changes))
  if (!(opened.ok && opened.value.url)) throw new Error(JSON.stringify(opened))
  return { ...opened.value, url: opened.value.url }
}

const sessionsOf = async (dealId: string) =>
  (await standin.sdk.checkout.sessions.list({ limit: 100 })).data.filter((one) => one.client_reference_id === dealId)

describe('a checkout', () => {
  test('is opened over the amount, and found again by its id', async () => {
    const opened = await open()
    expect(opened).toMatchObject({ state: 'open', amount: money('USD', 1_024_000n), paymentIntentId: null })
    expect(opened.url).toMatch(`${standin.url}/c/pay/`)
    expect(await gateway.findCheckout(opened.id)).toEqual({ ok: true, value: opened })
  })

  test('carries the deal into the payment, so that either is found from the other', async () => {
    const opened = await open()
    await standin.pay(opened.url)
    const found = await gateway.findCheckout(opened.id)
    expect(found).toMatchObject({ ok: true, value: { state: 'paid', url: null } })
    const payment = await standin.sdk.paymentIntents.retrieve((found.ok && found.value?.paymentIntentId) || '')
    expect(payment).toMatchObject({ transfer_group: opened.dealId, metadata: { checkout: opened.checkoutId } })
  })

  test('that is expired is closed for payers, and cannot be expired again', async () => {
    const opened = await open()
    expect(await gateway.expireCheckout(opened.id)).toMatchObject({ ok: true, value: { state: 'expired', url: null } })
    expect(await (await standin.pay(opened.url)).text()).toContain('This page has expired')
    expect(await gateway.findCheckout(opened.id)).toMatchObject({ ok: true, value: { state: 'expired' } })
  })

  test('that is paid cannot be expired any more', async () => {
    const opened = await open()
    await standin.pay(opened.url)
    expect(await gateway.expireCheckout(opened.id)).toMatchObject({ ok: false, error: { kind: 'refused' } })
  })

  test('nobody knows is nothing found, not a failure', async () => {
    expect(await gateway.findCheckout('cs_test_nowhere')).toEqual({ ok: true, value: null })
  })

  test('asked for twice under one key is one checkout', async () => {
    const request = newCheckout()
    const [first, second] = [await gateway.createCheckout(request), await gateway.createCheckout(request)]
    expect(second).toEqual(first)
    expect(await sessionsOf(request.dealId)).toHaveLength(1)
  })

  test('over another amount under the same key is refused', async () => {
    const request = newCheckout()
    await gateway.createCheckout(request)
    const other = await gateway.createCheckout({ ...request, amount: money('USD', 5_000n) })
    expect(other).toMatchObject({ ok: false, error: { kind: 'refused' } })
  })

  test.each([
    ['over more than one payment can be', { amount: money('USD', 100_000_000n) }],
    ['that would be open for less than half an hour', { expiresAt: new Date(Date.now() + 20 * 60_000) }],
    ['that would be open for more than a day', { expiresAt: new Date(Date.now() + 25 * 3_600_000) }],
  ])('%s is refused, and nothing is opened', async (_what, changes) => {
    const request = newCheckout(changes)
    expect(await gateway.createCheckout(request)).toMatchObject({ ok: false, error: { kind: 'refused' } })
    expect(await sessionsOf(request.dealId)).toEqual([])
  })
})

/** How often each fault must strike so that the SDK's own repeats do not mend it. */
const lasting = 3
const faults: FaultKind[] = ['error-before', 'error-after', 'cut-after', 'hang', 'rate-limit']

describe('when Stripe fails', () => {
  test.each(faults.filter((kind) => kind !== 'rate-limit'))(
    'once (%s), the call mends itself and has one effect',
    async (kind) => {
      const request = newCheckout()
      await standin.plan(kind)
      expect(await gateway.createCheckout(request)).toMatchObject({ ok: true, value: { state: 'open' } })
      expect(await sessionsOf(request.dealId)).toHaveLength(1)
    },
  )

  test.each(faults)('for longer (%s), the outcome is unknown, and the same call again has one effect', async (kind) => {
    const request = newCheckout()
    // What happened before the answer was lost is kept under the key, so only its first answer can be lost.
    const isAfter = kind === 'error-after' || kind === 'cut-after'
    await standin.plan(kind)
    await standin.plan(isAfter ? 'hang' : kind, lasting - 1)
    const first = await gateway.createCheckout(request)
    expect(first).toMatchObject({ ok: false, error: { kind: 'outcome-unknown' } })
    expect(await sessionsOf(request.dealId)).toHaveLength(isAfter ? 1 : 0)
    while (!(await gateway.createCheckout(request)).ok);
    expect(await sessionsOf(request.dealId)).toHaveLength(1)
  })

  test.each(faults)('at a refund (%s), the money goes back once', async (kind) => {
    const opened = await open()
    await standin.pay(opened.url)
    const paid = await gateway.findCheckout(opened.id)
    const paymentIntentId = (paid.ok && paid.value?.paymentIntentId) || ''
    const refund = { key: `refund:${opened.id}`, checkoutId: 'chk_1', paymentIntentId, amount: opened.amount }
    await standin.plan(kind, 2)
    while (!(await gateway.refundPayment(refund)).ok);
    expect(await gateway.refundPayment(refund)).toMatchObject({ ok: true, value: { state: 'succeeded' } })
    const { data } = await standin.sdk.refunds.list({ payment_intent: paymentIntentId })
    expect(data.map(({ amount }) => amount)).toEqual([1_024_000])
    expect(await gateway.findRefundOf(paymentIntentId, 'chk_1')).toMatchObject({ ok: true, value: { id: data[0]?.id } })
  })

  test('with an error that it keeps under the key, only another key helps', async () => {
    const request = newCheckout()
    await standin.plan('error-stored')
    for (let call = 0; call < 2; call++)
      expect(await gateway.createCheckout(request)).toMatchObject({ ok: false, error: { kind: 'outcome-unknown' } })
    expect(await gateway.createCheckout({ ...request, key: `${request.key}:2` })).toMatchObject({ ok: true })
  })

  test('by not being there at all, the outcome is unknown', async () => {
    const nowhere = stripeGateway({ ...access, apiBase: 'http://127.0.0.1:9' })
    expect(await nowhere.createCheckout(newCheckout())).toMatchObject({ ok: false, error: { kind: 'outcome-unknown' } })
  })

  test('a wrong API key is no refusal: the same call may succeed under the right one', async () => {
    const stranger = stripeGateway({ ...access, secretKey: 'sk_test_other', apiBase: standin.url })
    expect(await stranger.createCheckout(newCheckout())).toMatchObject({ error: { kind: 'outcome-unknown' } })
  })
})

describe('a note from Stripe', () => {
  const event = (changes: object = {}) => ({
    id: 'evt_1',
    object: 'event',
    type: 'checkout.session.completed',
    api_version: Stripe.API_VERSION,
    livemode: false,
    data: { object: { id: 'cs_test_1', object: 'checkout.session' } },
    ...changes,
  })
  const sign = (payload: string, changes: { secret?: string; timestamp?: number } = {}) =>
    standin.sdk.webhooks.generateTestHeaderString({ payload, secret: webhookSecret, ...changes })
  const parse = (payload: string, signature: string | null, by = gateway) =>
    by.parseWebhook(new TextEncoder().encode(payload), signature)

  test('says what to read back', () => {
    const payload = JSON.stringify(event())
    expect(parse(payload, sign(payload))).toEqual({
      ok: true,
      value: { id: 'evt_1', type: 'checkout.session.completed', objectId: 'cs_test_1', subject: 'checkout' },
    })
  })

  test('about what we do not follow is taken all the same', () => {
    const payload = JSON.stringify(
      event({ type: 'charge.succeeded', data: { object: { id: 'ch_1', object: 'charge' } } }),
    )
    expect(parse(payload, sign(payload))).toMatchObject({ ok: true, value: { subject: null } })
  })

  test('is taken under either secret while one replaces the other', () => {
    const rotating = stripeGateway({ ...access, apiBase: null, webhookSecrets: ['whsec_new', webhookSecret] })
    const payload = JSON.stringify(event())
    expect(parse(payload, sign(payload), rotating).ok).toBe(true)
    expect(parse(payload, sign(payload, { secret: 'whsec_new' }), rotating).ok).toBe(true)
  })

  test('with one byte changed is refused', () => {
    const payload = JSON.stringify(event())
    expect(parse(payload.replace('evt_1', 'evt_2'), sign(payload)).ok).toBe(false)
  })

  test.each([
    ['signed with another secret', {}, { secret: 'whsec_other' }],
    ['signed more than five minutes ago', {}, { timestamp: Math.floor(Date.now() / 1000) - 400 }],
    ['of live mode beside a test key', { livemode: true }, {}],
    ['of another API version', { api_version: '2024-06-20' }, {}],
  ])('%s is refused', (_what, changes, signing) => {
    const payload = JSON.stringify(event(changes))
    expect(parse(payload, sign(payload, signing)).ok).toBe(false)
  })

  test('without a signature is refused', () => {
    expect(parse(JSON.stringify(event()), null).ok).toBe(false)
  })
})
