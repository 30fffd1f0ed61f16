/** A deal's payment from the request to the ledger, whatever is lost, doubled, late or killed on the way. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { systemActor } from '#lib/kernel/actor.ts'
import { money } from '#lib/kernel/money.ts'
import { clearing, duplicateOf, heldFor, mismatchOf, refundDue } from '#lib/ledger/account.ts'
import type { Checkout, PaymentNews } from '#lib/ledger/checkout.ts'
import { fundDeal, oweRefund } from '#lib/ledger/posting.ts'
import type { RecordPayment } from '#lib/ledger/server/apply-reading.ts'
import { cancelCheckouts } from '#lib/ledger/server/cancel-checkouts.ts'
import { findBalance } from '#lib/ledger/server/find-balance.ts'
import { followPayments } from '#lib/ledger/server/follow-payments.ts'
import { listCheckouts } from '#lib/ledger/server/list-checkouts.ts'
import { openCheckout } from '#lib/ledger/server/open-checkout.ts'
import { postJournal } from '#lib/ledger/server/post-journal.ts'
import { processPaymentEvents } from '#lib/ledger/server/process-payment-events.ts'
import { receivePaymentEvent } from '#lib/ledger/server/receive-payment-event.ts'
import { requestCheckout } from '#lib/ledger/server/request-checkout.ts'
import { requestRefund } from '#lib/ledger/server/request-refund.ts'
import { inTransaction } from '#lib/platform/transaction.ts'
import { type House, openHouse } from '../../support/house.ts'
import { findLedgerFaults } from '../../support/ledger.ts'
import { openStandin, type StandinForTests, secretKey, webhookSecret } from '../../support/stripe-standin.ts'

let house: House
let standin: StandinForTests
let told: PaymentNews[] = []
let dealId = ''
let counter = 0
const actor = systemActor('test')
const price = money('USD', 512_000n)

/** A deal that holds whatever is paid for it first. */
const record: RecordPayment = async ({ actor: by, tx, news }) => {
  told.push(news)
  if (news.kind === 'paid') await postJournal({ actor: by, tx, ...fundDeal(news) })
}

beforeAll(async () => {
  house = await openHouse()
  standin = await openStandin()
  vi.stubEnv('STRIPE_SECRET_KEY', secretKey)
  vi.stubEnv('STRIPE_WEBHOOK_SECRET', webhookSecret)
  vi.stubEnv('STRIPE_API_BASE', standin.url)
})
afterAll(async () => {
  await standin.close()
  await house.close()
})
beforeEach(async () => {
  counter += 1
  dealId = `dl_${counter}`
  told = []
  await standin.hold(true)
  await standin.setAhead(0)
  standin.answerWith(async ({ body, headers }) => {
    const signature = [headers['stripe-signature'] ?? null].flat()[0] ?? null
    const stored = await receivePaymentEvent(actor, { rawBody: new TextEncoder().encode(body), signature })
    return stored.ok ? 200 : 400
  })
})
afterEach(async () => expect(await findLedgerFaults(house)).toEqual([]))

async function request(amount = price): Promise<Checkout> {
  const asked = await inTransaction((tx) =>
    requestCheckout({
      ...{ actor, tx, dealId, amount, description: '240.0.0.0/24, sale', customerEmail: 'buyer@example.org' },
      ...{ successUrl: 'http://127.0.0.1:3000/deals/dl_1', cancelUrl: 'http://127.0.0.1:3000/deals/dl_1' },
    }),
  )
  if (!asked.ok) throw new Error(asked.error.message)
  return asked.value
}

async function open(checkout: Checkout): Promise<string> {
  const opened = await openCheckout({ actor, checkoutId: checkout.id })
  if (!opened.ok) throw new Error(opened.error.message)
  return opened.value
}

const eventsOf = async (type: string): Promise<string[]> => {
  const { data } = await standin.sdk.events.list({ type, limit: 100 })
  return data
    .filter(({ data: { object } }) => 'client_reference_id' in object && object.client_reference_id === dealId)
    .map(({ id }) => id)
}
const process = () => processPaymentEvents({ actor, record })
const follow = () => followPayments({ actor, record, dealId })
const kinds = () => told.map(({ kind }) => kind)
const balance = async (account: ReturnType<typeof heldFor>) =>
  (await findBalance({ actor, account, currency: 'USD' })).minor
const states = async () => (await listCheckouts(actor, dealId)).map(({ state }) => state)

/** A second checkout of the deal that was open before the first was paid: another tab, another day. */
async function openTwo(): Promise<[string, string]> {
  const first = await open(await request())
  await house.asOwner(`UPDATE checkout SET state = 'expired' WHERE deal_id = $1`, [dealId])
  return [first, await open(await request())]
}

describe('a payment', () => {
  test('reaches the deal once, by a signed event read back from Stripe', async () => {
    await standin.pay(await open(await request()))
    expect(await standin.deliver(await eventsOf('checkout.session.completed'))).toEqual([200])
    expect(kinds()).toEqual([])
    await process()
    expect(told).toMatchObject([{ kind: 'paid', dealId, amount: price }])
    expect(await balance(heldFor(dealId))).toBe(512_000n)
    expect(await states()).toEqual(['paid'])
  })

  test('reaches it once, however often the event comes and however many work at once', async () => {
    await standin.pay(await open(await request()))
    const [event = ''] = await eventsOf('checkout.session.completed')
    await Promise.all(Array.from({ length: 30 }, () => standin.deliver([event])))
    await Promise.all([process(), process(), follow(), follow(), process()])
    expect(kinds()).toEqual(['paid'])
    const stored = await house.asOwner('SELECT count(*)::int AS n FROM stripe_event WHERE id = $1', [event])
    expect(stored).toEqual([{ n: 1 }])
  })

  test('is found without any event, by asking', async () => {
    await standin.pay(await open(await request()), undefined, 'never')
    await follow()
    expect(kinds()).toEqual(['paid'])
  })

  test('that was declined leaves the checkout open for the next card', async () => {
    const url = await open(await request())
    const declined = await standin.pay(url, {
      number: '4000000000000002',
      expiry: '12/34',
      cvc: '123',
      email: 'a@b.example',
    })
    expect(await declined.text()).toContain('Your card was declined.')
    await follow()
    expect(await states()).toEqual(['open'])
    await standin.pay(url)
    await follow()
    expect(kinds()).toEqual(['paid'])
  })

  test('is not undone by an "expired" that comes after it', async () => {
    const checkout = await request()
    const url = await open(checkout)
    await standin.pay(url)
    await follow()
    await house.asOwner(
      `INSERT INTO stripe_event (id, type, subject, object_id, body) SELECT 'evt_stale', 'checkout.session.expired',
       'checkout', provider_session_id, '{}' FROM checkout WHERE id = $1`,
      [checkout.id],
    )
    await process()
    expect(await states()).toEqual(['paid'])
    expect(kinds()).toEqual(['paid'])
  })

  test('that the deal cannot take in is taken in later, whole', async () => {
    await standin.pay(await open(await request()))
    await standin.deliver(await eventsOf('checkout.session.completed'))
    const failing: RecordPayment = async () => {
      throw new Error('the deal is busy')
    }
    await expect(processPaymentEvents({ actor, record: failing })).rejects.toThrow('the deal is busy')
    expect(await states()).toEqual(['open'])
    expect(await balance(clearing('USD'))).toBeGreaterThanOrEqual(0n)
    await follow()
    expect(kinds()).toEqual(['paid'])
  })

  test('of a deal that is paid already goes back by itself', async () => {
    const [first, second] = await openTwo()
    await standin.pay(second)
    await standin.pay(first)
    await standin.deliver(await eventsOf('checkout.session.completed'))
    await process()
    expect(kinds().sort()).toEqual(['paid', 'paid-twice'])
    expect(await balance(duplicateOf(dealId))).toBe(512_000n)
    await follow()
    expect(kinds().sort()).toEqual(['paid', 'paid-twice', 'refunded'])
    expect([await balance(duplicateOf(dealId)), await balance(heldFor(dealId))]).toEqual([0n, 512_000n])
  })

  test('of another amount than was asked goes back by itself', async () => {
    const checkout = await request()
    await standin.pay(await open(checkout))
    await house.asOwner('UPDATE checkout SET amount_minor = 600000 WHERE id = $1', [checkout.id])
    await follow()
    await follow()
    expect(told).toMatchObject([
      { kind: 'wrong-amount', amount: price },
      { kind: 'refunded', amount: price, reason: 'mismatch' },
    ])
    expect([await balance(mismatchOf(dealId, 'USD')), await balance(heldFor(dealId))]).toEqual([0n, 0n])
  })
})

describe('a checkout', () => {
  test('is one, however often it is asked for and opened', async () => {
    const [first, second] = [await request(), await request()]
    expect(second.id).toBe(first.id)
    const urls = await Promise.all([open(first), open(first), open(second)])
    expect(new Set(urls).size).toBe(1)
  })

  test('whose opener died after Stripe had heard of it is found again under its key', async () => {
    const checkout = await request()
    const url = await open(checkout)
    await house.asOwner(`UPDATE checkout SET state = 'asked', provider_session_id = NULL, url = NULL WHERE id = $1`, [
      checkout.id,
    ])
    await follow()
    expect(await listCheckouts(actor, dealId)).toMatchObject([{ state: 'open', url }])
  })

  test('that Stripe could not be reached for stays asked for, and is opened later', async () => {
    const checkout = await request()
    await standin.plan('rate-limit', 1)
    expect(await openCheckout({ actor, checkoutId: checkout.id })).toMatchObject({ error: { kind: 'outcome-unknown' } })
    expect(await states()).toEqual(['asked'])
    await follow()
    expect(await states()).toEqual(['open'])
  })

  test('that Stripe keeps answering with an error is given up, and the next try is another one', async () => {
    const checkout = await request()
    await standin.plan('error-stored', 1)
    for (let time = 0; time < 3; time++) {
      expect(await openCheckout({ actor, checkoutId: checkout.id })).toMatchObject({
        error: { kind: 'outcome-unknown' },
      })
    }
    expect(await states()).toEqual(['refused'])
    const calls = await house.asOwner('SELECT state FROM outside_call WHERE key = $1', [`checkout:${checkout.id}`])
    expect(calls).toEqual([{ state: 'refused' }])
    await standin.pay(await open(await request()))
    await follow()
    expect([await states(), kinds()]).toEqual([['refused', 'paid'], ['paid']])
  })

  test('of a deal that ended is closed before anybody pays', async () => {
    const url = await open(await request())
    await inTransaction((tx) => cancelCheckouts({ actor, tx, dealId }))
    await follow()
    expect(await (await standin.pay(url)).text()).toContain('This page has expired')
    expect(await states()).toEqual(['expired'])
    expect(kinds()).toEqual(['checkout-expired'])
  })

  test('that was paid in the moment it was to be closed counts as paid', async () => {
    const url = await open(await request())
    await inTransaction((tx) => cancelCheckouts({ actor, tx, dealId }))
    await standin.pay(url)
    await follow()
    expect(kinds()).toEqual(['paid'])
  })

  test('whose time is over is told as expired, once', async () => {
    await open(await request())
    await standin.setAhead(40 * 60)
    await follow()
    await follow()
    expect(kinds()).toEqual(['checkout-expired'])
  })

  test('is refused over nothing, over too much, and where the deal is paid', async () => {
    const ask = (minor: bigint) =>
      inTransaction((tx) =>
        requestCheckout({
          ...{ actor, tx, dealId, amount: money('USD', minor), description: '', customerEmail: null },
          ...{ successUrl: '/', cancelUrl: '/' },
        }),
      )
    expect(await ask(0n)).toMatchObject({ error: { kind: 'nothing-due' } })
    expect(await ask(100_000_000n)).toMatchObject({ error: { kind: 'too-much' } })
    const url = await open(await request())
    expect(await ask(700_000n)).toMatchObject({ error: { kind: 'under-way' } })
    await standin.pay(url)
    await follow()
    expect(await ask(512_000n)).toMatchObject({ error: { kind: 'paid-already' } })
  })
})

describe('a refund', () => {
  /** Paid, ended, and owed back. */
  async function owe(): Promise<void> {
    await standin.pay(await open(await request()))
    await follow()
    const [checkout] = await listCheckouts(actor, dealId)
    await inTransaction(async (tx) => {
      await postJournal({ actor, tx, ...oweRefund({ dealId, amount: price }) })
      await requestRefund({ actor, tx, checkoutId: checkout?.id ?? '', amount: price, reason: 'ended' })
    })
  }
  const refundsThere = async () => {
    const [checkout] = await listCheckouts(actor, dealId)
    const { data } = await standin.sdk.refunds.list({ payment_intent: checkout?.paymentId ?? '' })
    return data.map(({ amount }) => amount)
  }

  test('returns the whole payment once, and the ledger says so', async () => {
    await owe()
    await Promise.all([follow(), follow()])
    await follow()
    expect(kinds()).toEqual(['paid', 'refunded'])
    expect(await refundsThere()).toEqual([512_000])
    expect([await balance(refundDue(dealId)), await balance(heldFor(dealId))]).toEqual([0n, 0n])
  })

  test('whose answer was lost is not made again', async () => {
    await owe()
    await standin.plan('cut-after')
    await follow()
    await follow()
    expect(await refundsThere()).toEqual([512_000])
    expect(kinds()).toEqual(['paid', 'refunded'])
  })

  test('that an error stands in the way of under its key is looked for, then made under another', async () => {
    await owe()
    await standin.plan('error-stored')
    for (let time = 0; time < 4; time++) await follow()
    expect(kinds()).toEqual(['paid', 'refunded'])
    expect(await refundsThere()).toEqual([512_000])
  })

  test('that Stripe refuses stays owed, and is told as failed', async () => {
    await owe()
    const [checkout] = await listCheckouts(actor, dealId)
    await standin.sdk.refunds.create({ payment_intent: checkout?.paymentId ?? '' }) // somebody was faster, by hand
    await follow()
    expect(kinds()).toEqual(['paid', 'refund-failed'])
    expect(await balance(refundDue(dealId))).toBe(512_000n)
  })
})

describe('an event', () => {
  test('about something that is none of ours is marked, and nothing comes of it', async () => {
    const foreign = await standin.sdk.checkout.sessions.create({
      mode: 'payment',
      line_items: [{ quantity: 1, price_data: { currency: 'usd', unit_amount: 900, product_data: { name: 'Socks' } } }],
      success_url: 'http://127.0.0.1:3000/',
    })
    await standin.pay(foreign.url ?? '')
    const { data } = await standin.sdk.events.list({ type: 'checkout.session.completed', limit: 1 })
    const event = data[0]?.id ?? ''
    await standin.deliver([event])
    await process()
    expect(
      await house.asOwner('SELECT problem, processed_at IS NOT NULL AS done FROM stripe_event WHERE id = $1', [event]),
    ).toEqual([{ problem: `${foreign.id} is none of ours.`, done: true }])
    expect(told).toEqual([])
  })

  test('that is forged is refused and not stored', async () => {
    const body = JSON.stringify({ id: 'evt_forged', object: 'event', type: 'checkout.session.completed' })
    const rawBody = new TextEncoder().encode(body)
    expect(await receivePaymentEvent(actor, { rawBody, signature: 't=1,v1=00' })).toMatchObject({ ok: false })
    expect(await house.asOwner("SELECT 1 FROM stripe_event WHERE id = 'evt_forged'")).toEqual([])
  })

  test('waits while Stripe cannot be asked, and says why', async () => {
    await house.asOwner(
      `INSERT INTO stripe_event (id, type, subject, object_id, body) VALUES ('evt_early', 'x', 'checkout', 'cs_test_none', '{}')`,
    )
    await process()
    const rows = await house.asOwner(
      "SELECT problem, next_attempt_at > now() AS waits FROM stripe_event WHERE id = 'evt_early'",
    )
    expect(rows).toEqual([{ problem: 'cs_test_none is not known there.', waits: true }])
  })
})

test('the app role may not rewrite what was asked or told', async () => {
  await expect(house.asApp('UPDATE checkout SET amount_minor = 1')).rejects.toThrow('permission denied')
  await expect(house.asApp(`UPDATE stripe_event SET body = '{}'`)).rejects.toThrow('permission denied')
  await expect(house.asApp('DELETE FROM outside_call')).rejects.toThrow('permission denied')
})
