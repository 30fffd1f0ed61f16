import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type DealCursor, readCursor, writeCursor } from '#lib/deals/deal-line.ts'
import { confirmPayment } from '#lib/deals/server/confirm-payment.ts'
import { findDeal } from '#lib/deals/server/find-deal.ts'
import { findDocument } from '#lib/deals/server/find-document.ts'
import { countDeals, listDeals, listDealsOfClients } from '#lib/deals/server/list-deals.ts'
import { countDealStates, listDealExceptions } from '#lib/deals/server/oversee-deals.ts'
import { payDeal } from '#lib/deals/server/pay-deal.ts'
import { postMessage } from '#lib/deals/server/post-message.ts'
import { runCommandOnce } from '#lib/deals/server/run-command-once.ts'
import { sweepDeadlines } from '#lib/deals/server/sweep-deadlines.ts'
import type { Member } from '#lib/kernel/actor.ts'
import { findTrialBalance, listPaymentExceptions } from '#lib/ledger/server/oversee-payments.ts'
import { listFailingMail } from '#lib/notifications/server/list-failing-mail.ts'
import { newPublicId } from '#lib/platform/new-public-id.ts'
import { type House, openHouse } from '../../support/house.ts'
import { makeOffer, memberOf, order, papers, pay, settleMarket, settleRefunds } from '../../support/market.ts'
import { openStandin, type StandinForTests, secretKey, webhookSecret } from '../../support/stripe-standin.ts'

let house: House
let people: Awaited<ReturnType<typeof settleMarket>>
let stripe: StandinForTests

beforeAll(async () => {
  stripe = await openStandin()
  vi.stubEnv('STRIPE_SECRET_KEY', secretKey)
  vi.stubEnv('STRIPE_WEBHOOK_SECRET', webhookSecret)
  vi.stubEnv('STRIPE_API_BASE', stripe.url)
  house = await openHouse()
  people = await settleMarket(house)
})
afterAll(async () => {
  await house.close()
  await stripe.close()
})

const idsOf = async (actor: Member, given: Parameters<typeof listDeals>[1] = {}) =>
  (await listDeals(actor, given)).lines.map(({ deal }) => deal.id)

describe('the list of deals', () => {
  test('says of each deal whom it waits for, to each party in its own way', async () => {
    const unpaid = await order(people.buyer)
    const paid = await order(people.buyer)
    await pay(paid.id)
    expect(await idsOf(people.buyer, { standing: 'yours' })).toEqual([unpaid.id])
    expect(await idsOf(people.buyer, { standing: 'others' })).toEqual([paid.id])
    expect(await idsOf(people.seller, { standing: 'yours' })).toEqual([paid.id])
    expect(await idsOf(people.operator, { standing: 'others' })).toEqual([paid.id, unpaid.id])
    expect(await countDeals(people.buyer)).toEqual({ yours: 1, others: 1, running: 0, over: 0 })
    expect(await countDeals(people.operator)).toEqual({ yours: 0, others: 2, running: 0, over: 0 })
  })

  test('and its counts hold nothing of others, for whoever is no party', async () => {
    const none = { yours: 0, others: 0, running: 0, over: 0 }
    for (const foreign of [people.rival, people.stranger]) {
      expect(await idsOf(foreign)).toEqual([])
      expect(await countDeals(foreign)).toEqual(none)
    }
    const broker: Member = { ...people.stranger, organisationId: 'org_broker', roles: ['broker'] }
    expect([await idsOf(broker), await countDeals(broker)]).toEqual([[], none])
    const mandated: Member = {
      ...broker,
      roles: ['broker', 'buyer'],
      onBehalfOf: { organisationId: 'org_buyer', mandateId: 'mnd_1' },
    }
    expect(await countDeals(mandated)).toEqual(await countDeals(people.buyer))
  })

  test('shows a broker the open deals of each client, and of nobody else', async () => {
    await house.asOwner("INSERT INTO organisation (id, name) VALUES ('org_broker', 'The broker')")
    for (const client of ['buyer', 'rival', 'seller'])
      await house.asOwner(
        "INSERT INTO mandate (id, client_organisation_id, broker_organisation_id, granted_by, revoked_at) VALUES ($1, $2, 'org_broker', 'usr_1', $3)",
        [`mnd_${client}`, `org_${client}`, client === 'seller' ? new Date() : null],
      )
    const broker = memberOf('org_broker', 'broker')
    const clients = await listDealsOfClients(broker)
    expect(clients.map(({ mandate }) => mandate.client.name)).toEqual(['The buyer', 'The rival'])
    const [ofBuyer, ofRival] = clients.map(({ lines }) => lines.map(({ deal }) => deal.id).sort())
    expect(ofBuyer).toEqual((await idsOf(people.buyer)).toSorted())
    expect(ofRival).toEqual([])
    expect(clients[0]?.lines.every(({ party }) => party === 'buyer')).toBe(true)
    expect(await listDealsOfClients(people.stranger)).toEqual([])
    expect(
      await listDealsOfClients({ ...broker, onBehalfOf: { organisationId: 'org_buyer', mandateId: 'mnd_buyer' } }),
    ).toEqual([])
  })

  test('goes on where the page before it ended, without a gap and without one twice', async () => {
    for (let count = 0; count < 3; count++) await order(people.buyer)
    const all = await idsOf(people.buyer)
    const paged: string[] = []
    let after: DealCursor | null = null
    do {
      const page = await listDeals(people.buyer, { after, limit: 2 })
      paged.push(...page.lines.map(({ deal }) => deal.id))
      after = page.next && readCursor(writeCursor(page.next))
    } while (after)
    expect(paged).toEqual(all)
  })

  test.each(['', 'x', '2026-01-01~dl_000000000000', '2026-01-01T00:00:00.000Z~1', '2026-01-01T00:00:00.000Z~dl_0~'])(
    'takes no cursor that it did not write: %j',
    (text) => {
      expect(readCursor(text)).toBeNull()
    },
  )
})

describe('a form that is sent twice', () => {
  test('moves the deal once, and the second time is no refusal', async () => {
    const deal = await order(people.buyer, makeOffer(), { ...papers, signature: null })
    const command = {
      ...{ actor: people.buyer, dealId: deal.id, command: 'sign', seen: deal.version },
      evidence: { signature: { name: 'B. Uyer' } },
    }
    const twice = await Promise.all([runCommandOnce(command), runCommandOnce(command)])
    expect(twice.map((result) => result.ok && result.value.state)).toEqual(['awaiting-funds', 'awaiting-funds'])
    const view = await findDeal(people.buyer, deal.id)
    expect(view?.events.filter((event) => event.command === 'sign')).toHaveLength(1)
  })

  test('is refused where another page had moved the deal before it was shown', async () => {
    const deal = await order(people.buyer)
    const again = await runCommandOnce({
      ...{ actor: people.buyer, dealId: deal.id, command: 'sign', seen: deal.version },
      evidence: { signature: { name: 'B. Uyer' } },
    })
    expect(again).toMatchObject({ ok: false, error: { kind: 'not-now' } })
    const foreign = await runCommandOnce({ actor: people.rival, dealId: deal.id, command: 'sign', seen: 0 })
    expect(foreign).toMatchObject({ ok: false, error: { kind: 'not-found' } })
  })

  test('posts one message', async () => {
    const deal = await order(people.buyer)
    const message = { actor: people.buyer, dealId: deal.id, id: newPublicId('msg'), text: 'One.\r\nTwo.' }
    await Promise.all([postMessage(message), postMessage(message)])
    expect((await findDeal(people.seller, deal.id))?.messages.map(({ text }) => text)).toEqual(['One.\nTwo.'])
  })
})

describe('coming back from paying', () => {
  const urls = { successUrl: 'https://market.example/yes', cancelUrl: 'https://market.example/no', customerEmail: null }

  test('reads the payment, though no webhook ever came', async () => {
    const deal = await order(people.buyer)
    const url = await payDeal({ actor: people.buyer, dealId: deal.id, ...urls })
    if (!url.ok) throw new Error(url.error.message)
    await confirmPayment(people.buyer, deal.id)
    expect((await findDeal(people.buyer, deal.id))?.deal.state).toBe('awaiting-funds')
    await stripe.pay(url.value)
    await confirmPayment(people.seller, deal.id)
    expect((await findDeal(people.buyer, deal.id))?.deal.state).toBe('awaiting-funds')
    await confirmPayment(people.buyer, deal.id)
    expect((await findDeal(people.buyer, deal.id))?.deal.state).toBe('funded')
  })
})

describe('a document', () => {
  test('is found by the parties of its deal, by no one else, and in no other deal', async () => {
    const [deal, other] = [await order(people.buyer), await order(people.buyer)]
    const id = newPublicId('doc')
    await house.asOwner(
      `INSERT INTO deal_document (id, deal_id, seq, kind, file_name, media_type, sha256, content)
       VALUES ($1, $2, 1, 'receipt', 'receipt.pdf', 'application/pdf', $3, '\\x25')`,
      [id, deal.id, '0'.repeat(64)],
    )
    expect((await findDocument(people.seller, { dealId: deal.id, id }))?.document.fileName).toBe('receipt.pdf')
    expect(await findDocument(people.rival, { dealId: deal.id, id })).toBeNull()
    expect(await findDocument(people.buyer, { dealId: other.id, id })).toBeNull()
    expect(await findDocument(people.buyer, { dealId: deal.id, id: 'doc_\0' })).toBeNull()
  })
})

describe('the operator’s overview', () => {
  const reads = [countDealStates, listDealExceptions, listPaymentExceptions, findTrialBalance, listFailingMail]

  test('is for nobody else', async () => {
    for (const other of [people.buyer, people.seller, people.stranger])
      for (const read of reads) expect(await read(other)).toBeNull()
  })

  test('shows who is late, what failed, and that the books balance', async () => {
    const late = await order(people.rival)
    await pay(late.id)
    await house.advance('4 days')
    await sweepDeadlines()
    const cancelled = await order(people.rival)
    await pay(cancelled.id)
    const evidence = { reason: { text: 'No.' } }
    await runCommandOnce({ actor: people.rival, dealId: cancelled.id, command: 'cancel', seen: 0, evidence })
    await settleRefunds(house, 'failed')
    await house.asOwner(
      'UPDATE deal_effect SET next_attempt_at = NULL, attempts = 12, last_error = $2 WHERE deal_id = $1',
      [...[late.id, 'no paper']],
    )
    await house.asOwner(
      "INSERT INTO outside_call (key, request_hash, sent_at) VALUES ('refund:chk_1:1', $1, now() - interval '1 hour')",
      ['0'.repeat(64)],
    )
    await house.asOwner(
      `INSERT INTO mail_outbox (key, "to", subject, text, last_error) VALUES ('k', 'a@b', 'S', 'T', 'no')`,
    )

    const deals = await listDealExceptions(people.operator)
    expect(deals?.late.map(({ deal, lateMs }) => [deal.id, lateMs !== null])).toContainEqual([late.id, true])
    expect(deals?.givenUp.map(({ dealId, problem }) => [dealId, problem])).toContainEqual([late.id, 'no paper'])
    expect([deals?.frozen, deals?.disputed]).toEqual([[], []])
    const payments = await listPaymentExceptions(people.operator)
    expect(payments?.failedRefunds.map(({ dealId }) => dealId)).toEqual([cancelled.id])
    expect(payments?.stuckCalls.map(({ name, problem }) => [name, problem])).toEqual([
      ['refund:chk_1:1', 'sent 1 time'],
    ])
    expect((await listFailingMail(people.operator))?.map(({ key, isGivenUp }) => [key, isGivenUp])).toEqual([
      ['k', false],
    ])
    const books = await findTrialBalance(people.operator)
    expect(books?.differences.map(({ minor }) => minor)).toEqual([0n])
    expect(books?.classes.map((one) => one.class)).toEqual(['clearing', 'held', 'refund-due'])
    const counts = await countDealStates(people.operator)
    expect(counts?.find(({ state }) => state.id === 'refund-stuck')).toMatchObject({ kind: 'sale', count: 1 })
  })
})
