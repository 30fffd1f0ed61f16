import type Stripe from 'stripe'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { declinedCard, openStandin, type StandinForTests, webhookSecret } from '#tests/support/stripe-standin.ts'

let standin: StandinForTests
beforeAll(async () => {
  standin = await openStandin()
})
afterAll(() => standin.close())
beforeEach(() => {
  standin.received.length = 0
  standin.answerWith(() => 200)
})
afterEach(async () => {
  await standin.hold(false)
  await standin.setAhead(0)
})

const params = (): Stripe.Checkout.SessionCreateParams => ({
  mode: 'payment',
  ui_mode: 'hosted_page',
  line_items: [
    {
      quantity: 1,
      price_data: { currency: 'usd', unit_amount: 512_000, product_data: { name: '240.0.0.0/24 <sale>' } },
    },
  ],
  success_url: 'http://127.0.0.1:3000/deals/dl_1?session={CHECKOUT_SESSION_ID}',
  cancel_url: 'http://127.0.0.1:3000/deals/dl_1',
})
const create = async (changes: object = {}) => {
  const session = await standin.sdk.checkout.sessions.create({ ...params(), ...changes })
  return { ...session, url: session.url ?? '' }
}
/** What came about this object; other tests' events may still be on their way. */
const receivedAbout = (id: string) => standin.received.filter(({ body }) => body.includes(id))
const typesAbout = (id: string): string[] => receivedAbout(id).map(({ body }) => JSON.parse(body).type)
const arrivals = (id: string, count: number) =>
  expect.poll(() => receivedAbout(id).length, { timeout: 10_000 }).toBe(count)

describe('the hosted page', () => {
  test('says first that payments are simulated, then what is paid for', async () => {
    const [, page = ''] = (await (await fetch((await create()).url)).text()).split('<body>')
    expect(page.indexOf('SIMULATED PAYMENTS')).toBeLessThan(page.indexOf('$5,120.00'))
    expect(page).toContain('240.0.0.0/24 &lt;sale&gt;')
    expect(page).not.toContain('<script')
  })

  test('takes the card and sends the payer back with the id of the session', async () => {
    const session = await create()
    const answer = await standin.pay(session.url)
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      `http://127.0.0.1:3000/deals/dl_1?session=${session.id}`,
    ])
    expect((await fetch(session.url)).status).toBe(200)
    expect(await (await fetch(session.url)).text()).toContain('This is paid')
  })

  test('says why a card was declined and keeps what was typed', async () => {
    const page = await (await standin.pay((await create()).url, declinedCard)).text()
    expect(page).toContain('Your card was declined.')
    expect(page).toContain('value="4000 0000 0000 0002"')
  })

  test('is closed when its time is over', async () => {
    const session = await create({ expires_at: Math.floor(Date.now() / 1000) + 1_860 })
    await standin.setAhead(1_900)
    expect(await (await standin.pay(session.url)).text()).toContain('This page has expired')
    expect((await standin.sdk.checkout.sessions.retrieve(session.id)).status).toBe('expired')
  })

  test('of no session is not found', async () => {
    expect((await fetch(`${standin.url}/c/pay/cs_test_nothing`)).status).toBe(404)
  })
})

describe('events', () => {
  test('tell of a payment, signed as the SDK expects it', async () => {
    const session = await create()
    await standin.pay(session.url)
    const { payment_intent } = await standin.sdk.checkout.sessions.retrieve(session.id)
    const payment = typeof payment_intent === 'string' ? payment_intent : ''
    await arrivals(payment, 4)
    expect(typesAbout(payment).sort()).toEqual([
      ...['charge.succeeded', 'checkout.session.completed', 'payment_intent.created', 'payment_intent.succeeded'],
    ])
    for (const { body, headers } of receivedAbout(payment)) {
      const signature = [headers['stripe-signature'] ?? ''].flat()[0] ?? ''
      expect(standin.sdk.webhooks.constructEvent(body, signature, webhookSecret).object).toBe('event')
      expect(() => standin.sdk.webhooks.constructEvent(`${body} `, signature, webhookSecret)).toThrow('signature')
    }
  })

  test('are sent again until somebody takes them', async () => {
    const session = await create()
    let refusals = 2
    standin.answerWith(({ body }) => (body.includes(session.id) && refusals-- > 0 ? 500 : 200))
    await standin.sdk.checkout.sessions.expire(session.id)
    await arrivals(session.id, 3)
    expect(new Set(receivedAbout(session.id).map(({ body }) => JSON.parse(body).id)).size).toBe(1)
  })

  test('come twice, or out of order, when a test asks for it', async () => {
    await standin.hold(true)
    const session = await create()
    await standin.pay(session.url)
    const { data } = await standin.sdk.events.list({ limit: 4 })
    const ids = data.map(({ id }) => id) // newest first
    expect(await standin.deliver([...ids, ids[0] ?? ''])).toEqual([200, 200, 200, 200, 200])
    expect(typesAbout(session.id)).toEqual(['checkout.session.completed', 'checkout.session.completed'])
  })

  test('never come where the visitor chose so, and stand in the list all the same', async () => {
    const silent = await create()
    await standin.pay(silent.url, undefined, 'never')
    const { data } = await standin.sdk.events.list({ delivery_success: false, limit: 100 })
    expect(data.map(({ type }) => type)).toContain('checkout.session.completed')
    const later = await create()
    await standin.sdk.checkout.sessions.expire(later.id)
    await arrivals(later.id, 1)
    expect(typesAbout(silent.id)).toEqual([])
  })
})

describe('the API', () => {
  test('forgets nothing when its process dies', async () => {
    const session = await create()
    await standin.restart()
    await standin.pay(session.url)
    await standin.restart()
    const paid = await standin.sdk.checkout.sessions.retrieve(session.id)
    expect(paid).toMatchObject({ status: 'complete', payment_status: 'paid' })
  })

  test('keeps its promise about keys across a restart', async () => {
    const [given, key] = [params(), { idempotencyKey: 'one key' }]
    const first = await standin.sdk.checkout.sessions.create(given, key)
    await standin.restart()
    const second = await standin.sdk.checkout.sessions.create(given, key)
    expect(second.id).toBe(first.id)
    expect(second.lastResponse.headers['idempotent-replayed']).toBe('true')
    const other = { ...given, client_reference_id: 'dl_2' }
    await expect(standin.sdk.checkout.sessions.create(other, key)).rejects.toMatchObject({
      rawType: 'idempotency_error',
    })
  })

  test('refuses parameters that this version of Stripe does not know', async () => {
    await expect(create({ payment_method_types: ['card'] })).rejects.toMatchObject({
      ...{ statusCode: 400, param: 'payment_method_types', type: 'StripeInvalidRequestError' },
    })
    await expect(create({ line_items: [{ quantity: 'many' }] })).rejects.toMatchObject({ statusCode: 400 })
  })

  test('refuses what it does not play, rather than to play it wrongly', async () => {
    await expect(create({ mode: 'subscription' })).rejects.toMatchObject({ param: 'mode' })
    await expect(create({ discounts: [{ coupon: 'half' }] })).rejects.toMatchObject({ param: 'discounts' })
  })

  test('takes its own key only, and never a live one', async () => {
    const ask = (authorization: string) => fetch(`${standin.url}/v1/events`, { headers: { authorization } })
    expect((await fetch(`${standin.url}/v1/events`)).status).toBe(401)
    expect((await ask('Bearer sk_test_other')).status).toBe(401)
    expect(await (await ask('Bearer sk_live_secret')).text()).toContain('must never see a live key')
  })

  test('loses no cent between charges, fees and refunds', async () => {
    const session = await create()
    await standin.pay(session.url)
    const { payment_intent } = await standin.sdk.checkout.sessions.retrieve(session.id)
    const payment = typeof payment_intent === 'string' ? payment_intent : ''
    await standin.sdk.refunds.create({ payment_intent: payment, amount: 12_000 })
    await expect(standin.sdk.refunds.create({ payment_intent: payment, amount: 500_001 })).rejects.toThrow(
      'greater than',
    )
    await standin.sdk.refunds.create({ payment_intent: payment })
    await expect(standin.sdk.refunds.create({ payment_intent: payment })).rejects.toMatchObject({
      code: 'charge_already_refunded',
    })
    const [charge] = (await standin.sdk.charges.list({ payment_intent: payment })).data
    const refunds = (await standin.sdk.refunds.list({ payment_intent: payment })).data
    const booked = await Promise.all(
      [charge, ...refunds].map((one) => standin.sdk.balanceTransactions.list({ source: one?.id ?? '' })),
    )
    const lines = booked.flatMap(({ data }) => data)
    expect(lines.map(({ amount }) => amount)).toEqual([512_000, -500_000, -12_000])
    expect(lines.every(({ amount, fee, net }) => net === amount - fee)).toBe(true)
  })

  test('pages through its lists, newest first', async () => {
    const made: string[] = []
    for (let one = 0; one < 3; one++) made.unshift((await create()).id)
    const first = await standin.sdk.checkout.sessions.list({ limit: 2 })
    const next = await standin.sdk.checkout.sessions.list({ limit: 1, starting_after: first.data[1]?.id ?? '' })
    expect([...first.data, ...next.data].map(({ id }) => id)).toEqual(made)
    expect(first.has_more).toBe(true)
  })
})
