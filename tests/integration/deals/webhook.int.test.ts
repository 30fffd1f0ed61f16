/** The handler that Stripe calls, with real signatures: repeated, reordered, late, forged, fifty at once. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { POST } from '#app/api/webhooks/stripe/route.ts'
import { findClaim } from '#lib/claims/server/find-claim.ts'
import { findDeal } from '#lib/deals/server/find-deal.ts'
import { openDeal } from '#lib/deals/server/open-deal.ts'
import { payDeal } from '#lib/deals/server/pay-deal.ts'
import { recordPayment } from '#lib/deals/server/record-payment.ts'
import { runCommand } from '#lib/deals/server/run-command.ts'
import { sweepDeadlines } from '#lib/deals/server/sweep-deadlines.ts'
import { systemActor } from '#lib/kernel/actor.ts'
import { duplicateOf, heldFor } from '#lib/ledger/account.ts'
import { findBalance } from '#lib/ledger/server/find-balance.ts'
import { followPayments } from '#lib/ledger/server/follow-payments.ts'
import { type House, openHouse } from '../../support/house.ts'
import { findLedgerFaults } from '../../support/ledger.ts'
import { makeOffer, order, papers, settleMarket } from '../../support/market.ts'
import { openStandin, type StandinForTests, secretKey, webhookSecret } from '../../support/stripe-standin.ts'

/** What a handler does after its answer: here it is waited for, as the server would do it. */
const afterwards = vi.hoisted((): Promise<unknown>[] => [])
vi.mock('next/server', async (original) => ({
  ...(await original<typeof import('next/server')>()),
  after: (work: () => Promise<unknown>) => afterwards.push(work()),
}))

let house: House
let standin: StandinForTests
let people: Awaited<ReturnType<typeof settleMarket>>
const actor = systemActor('test')

beforeAll(async () => {
  house = await openHouse()
  standin = await openStandin()
  vi.stubEnv('STRIPE_SECRET_KEY', secretKey)
  vi.stubEnv('STRIPE_WEBHOOK_SECRET', webhookSecret)
  vi.stubEnv('STRIPE_API_BASE', standin.url)
  people = await settleMarket(house)
  standin.answerWith(async ({ body, headers }) => (await call(body, String(headers['stripe-signature']))).status)
})
beforeEach(() => standin.hold(true))
afterAll(async () => {
  await standin.close()
  await house.close()
})
afterEach(async () => {
  await settled()
  expect(await findLedgerFaults(house)).toEqual([])
})

const call = (body: string, signature: string | null) =>
  POST(
    new Request('http://127.0.0.1/api/webhooks/stripe', {
      ...{ method: 'POST', body, headers: signature === null ? {} : { 'stripe-signature': signature } },
    }),
  )
const settled = () => Promise.all(afterwards.splice(0))

async function pageOf(dealId: string): Promise<string> {
  const urls = { successUrl: 'https://market.example/yes', cancelUrl: 'https://market.example/no' }
  const url = await payDeal({ actor: people.buyer, dealId, ...urls, customerEmail: null })
  if (!url.ok) throw new Error(url.error.message)
  return url.value
}

const eventsOf = async (dealId: string): Promise<string[]> => {
  const { data } = await standin.sdk.events.list({ limit: 100 })
  return data
    .filter(({ data: { object } }) => 'client_reference_id' in object && object.client_reference_id === dealId)
    .map(({ id }) => id)
}
const balance = async (account: ReturnType<typeof heldFor>) =>
  (await findBalance({ actor, account, currency: 'USD' })).minor

async function standing(dealId: string) {
  const view = await findDeal(people.operator, dealId)
  const claim = await findClaim({ actor, tx: null, dealId })
  const times = view?.events.filter(({ command }) => command === 'fund').length
  return [view?.deal.state, claim?.state.name ?? 'none', await balance(heldFor(dealId)), times]
}

describe('a signed event', () => {
  test('funds its deal once, though it comes fifty times at once and again later', async () => {
    const { id } = await order(people.buyer)
    await standin.pay(await pageOf(id))
    const [event = ''] = await eventsOf(id)
    const statuses = await Promise.all(Array.from({ length: 50 }, () => standin.deliver([event])))
    expect(new Set(statuses.flat())).toEqual(new Set([200]))
    await settled()
    expect(await standing(id)).toEqual(['funded', 'committed', 103_000n, 1])
    expect(await standin.deliver([event, event])).toEqual([200, 200])
    await settled()
    expect(await standing(id)).toEqual(['funded', 'committed', 103_000n, 1])
  })

  test('of each of ten deals, fifty at once, funds each of them once', async () => {
    const offers = Array.from({ length: 10 }, () => makeOffer())
    const deals = await Promise.all(offers.map((offer, index) => order(index % 2 ? people.buyer : people.rival, offer)))
    const events: string[] = []
    for (const { id, buyerId } of deals) {
      const who = buyerId === 'org_buyer' ? people.buyer : people.rival
      const urls = { successUrl: 'https://market.example/yes', cancelUrl: 'https://market.example/no' }
      const url = await payDeal({ actor: who, dealId: id, ...urls, customerEmail: null })
      await standin.pay(url.ok ? url.value : '')
      events.push(...(await eventsOf(id)))
    }
    const five = Array.from({ length: 5 }, () => events).flat()
    const statuses = await Promise.all(five.map((event) => standin.deliver([event])))
    expect(new Set(statuses.flat())).toEqual(new Set([200]))
    await settled()
    for (const { id } of deals) expect(await standing(id)).toEqual(['funded', 'committed', 103_000n, 1])
  })

  test('that comes after the reservation lapsed funds the deal where the addresses are free, and else goes back', async () => {
    const offer = makeOffer()
    const { id } = await order(people.buyer, offer)
    await standin.pay(await pageOf(id), undefined, 'never')
    await house.advance('3 hours')
    await sweepDeadlines()
    expect((await standing(id))[0]).toBe('lapsed')
    const winner = await openDeal({ actor: people.rival, offer, papers })
    await standin.deliver(await eventsOf(id))
    await settled()
    expect(await standing(id)).toEqual(['lapsed', 'none', 0n, 0])
    expect(await balance(duplicateOf(id))).toBe(103_000n)
    await followPayments({ actor, record: recordPayment, dealId: id })
    expect(await balance(duplicateOf(id))).toBe(0n)
    expect(winner.ok && (await findClaim({ actor, tx: null, dealId: winner.value.id }))?.state.name).toBe('held')
  })

  test('says nothing that is believed: of a refund before its payment, and of what is told in the wrong order', async () => {
    const { id } = await order(people.buyer)
    await standin.pay(await pageOf(id))
    await followPayments({ actor, record: recordPayment, dealId: id })
    await runCommand({ actor: people.buyer, dealId: id, command: 'cancel', evidence: { reason: { text: 'No.' } } })
    await followPayments({ actor, record: recordPayment, dealId: id })
    const { data } = await standin.sdk.events.list({ limit: 20 })
    expect(new Set(await standin.deliver(data.map((event) => event.id)))).toEqual(new Set([200]))
    await settled()
    expect(await standing(id)).toEqual(['refunded', 'none', 0n, 1])
  })
})

describe('who is not Stripe', () => {
  test.each([
    ['without a signature', null],
    ['with another’s signature', `t=${Math.floor(Date.now() / 1000)},v1=${'0'.repeat(64)}`],
    ['with an old signature', 't=1000000000,v1=00'],
    ['with what is no signature', 'hello'],
  ])('%s is answered 400 and nothing is stored', async (_how, signature) => {
    const before = await house.asOwner('SELECT count(*)::int AS n FROM stripe_event')
    const answer = await call('{"id":"evt_forged","object":"event"}', signature)
    expect([answer.status, await answer.text()]).toEqual([400, 'This event is not accepted.\n'])
    expect(await house.asOwner('SELECT count(*)::int AS n FROM stripe_event')).toEqual(before)
  })

  test('sends more than an event can be, and is stopped', async () => {
    expect((await call('x'.repeat(1024 * 1024 + 1), 't=1,v1=00')).status).toBe(413)
  })
})
