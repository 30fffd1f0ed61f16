import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { prefixAt } from '#lib/address-space/prefix.ts'
import { findClaim } from '#lib/claims/server/find-claim.ts'
import { mostUnpaidDeals } from '#lib/deals/order.ts'
import { findDeal } from '#lib/deals/server/find-deal.ts'
import { listDeals } from '#lib/deals/server/list-deals.ts'
import { openDeal } from '#lib/deals/server/open-deal.ts'
import { postMessage } from '#lib/deals/server/post-message.ts'
import { runCommand } from '#lib/deals/server/run-command.ts'
import { sweepDeadlines } from '#lib/deals/server/sweep-deadlines.ts'
import { verifyChain } from '#lib/deals/server/verify-chain.ts'
import { systemActor, visitor } from '#lib/kernel/actor.ts'
import { money } from '#lib/kernel/money.ts'
import { heldFor } from '#lib/ledger/account.ts'
import { findBalance } from '#lib/ledger/server/find-balance.ts'
import { type House, openHouse } from '../../support/house.ts'
import { findLedgerFaults } from '../../support/ledger.ts'
import {
  askForPayment,
  makeOffer,
  order,
  papers,
  pay,
  readCheckout,
  settleMarket,
  settleRefunds,
} from '../../support/market.ts'

let house: House
let people: Awaited<ReturnType<typeof settleMarket>>
const actor = systemActor('test')

beforeAll(async () => {
  house = await openHouse()
  people = await settleMarket(house)
})
afterAll(() => house.close())
afterEach(async () => {
  expect(await findLedgerFaults(house)).toEqual([])
  expect(await findStuckDeals()).toEqual([])
  // What a test leaves unpaid would count against the buyer in the next.
  await house.advance('40 days')
  await sweepDeadlines()
  await settleRefunds(house)
})

/** Open deals that nothing will ever move. */
const findStuckDeals = () =>
  house.asOwner(`SELECT id, state FROM deal d WHERE state NOT IN ('closed', 'cancelled', 'refunded')
    AND NOT EXISTS (SELECT FROM deal_deadline WHERE deal_id = d.id AND ended_at IS NULL)`)

const held = async (dealId: string) => (await findBalance({ actor, account: heldFor(dealId), currency: 'USD' })).minor
const claimOf = async (dealId: string) => (await findClaim({ actor, tx: null, dealId }))?.state.name ?? 'none'
const stateOf = async (dealId: string) => (await findDeal(people.operator, dealId))?.deal.state

describe('an order', () => {
  test('of a small block with all papers is ready to be paid, in the order of every sale', async () => {
    const deal = await order(people.buyer)
    expect(deal.state).toBe('awaiting-funds')
    const view = await findDeal(people.buyer, deal.id)
    expect(view?.events.map(({ command, party }) => `${party} ${command}`)).toEqual([
      'buyer order',
      'system begin',
      'system pass-checks',
      'system skip-preapproval',
      'buyer accept-block',
      'buyer sign',
      'system take-standing-offer',
    ])
    expect(view?.stages.filter(({ is }) => is === 'now').map(({ id }) => id)).toEqual(['funded'])
    expect(await claimOf(deal.id)).toBe('held')
  })

  test('at a registry that approves the buyer waits for that approval', async () => {
    const deal = await order(people.buyer, makeOffer({ recipientRegistry: 'arin' }))
    expect(deal.state).toBe('preapproval')
    const next = (await findDeal(people.buyer, deal.id))?.next.map(({ move }) => move.command)
    expect(next).toEqual(['confirm-preapproval', 'withdraw'])
    const without = await runCommand({ actor: people.buyer, dealId: deal.id, command: 'confirm-preapproval' })
    expect(!without.ok && without.error.kind).toBe('evidence-missing')
    const ticket = { 'preapproval-ticket': { number: 'ARIN-1' } }
    const given = await runCommand({
      actor: people.buyer,
      dealId: deal.id,
      command: 'confirm-preapproval',
      evidence: ticket,
    })
    expect(given.ok && given.value.state).toBe('exam')
  })

  test('of a recipient whose registry approves nobody waits for none, whatever registry the block is in', async () => {
    const deal = await order(people.buyer, makeOffer({ registry: 'arin', recipientRegistry: 'ripencc' }))
    expect([deal.state, deal.terms.recipientRegistry]).toEqual(['awaiting-funds', 'ripencc'])
  })

  test('of many buyers at once for one block gives one of them a deal, and tells the others that it is taken', async () => {
    const offer = makeOffer()
    const orders = Array.from({ length: 50 }, (_, index) =>
      openDeal({ actor: index % 2 ? people.buyer : people.rival, offer, papers }),
    )
    const kinds = (await Promise.all(orders)).map((result) => (result.ok ? 'opened' : result.error.kind))
    expect(kinds.filter((kind) => kind === 'opened')).toHaveLength(1)
    expect(kinds.filter((kind) => kind === 'taken')).toHaveLength(49)
    expect(await house.asOwner('SELECT id FROM deal WHERE listing_id = $1', [offer.listingId])).toHaveLength(1)
  })

  test('of one’s own block, of more than is offered, or for more than a payment can be is refused', async () => {
    const refusal = async (offer: Parameters<typeof openDeal>[0]['offer'], who = people.buyer) => {
      const opened = await openDeal({ actor: who, offer, papers })
      return opened.ok ? null : opened.error.kind
    }
    expect(await refusal(makeOffer({ sellerId: 'org_buyer' }))).toBe('own-block')
    expect(await refusal(makeOffer({ block: prefixAt(0, 8) }))).toBe('not-offered')
    expect(await refusal(makeOffer({}, { total: money('USD', 100_000_000n) }))).toBe('too-much')
    expect(await refusal(makeOffer(), people.seller)).toBe('not-allowed')
  })

  test('that the registries cannot do while the money is held, or that a registry forbids, is refused before it is one', async () => {
    const refusal = async (offer: Parameters<typeof openDeal>[0]['offer']) => {
      const opened = await openDeal({ actor: people.buyer, offer, papers })
      return opened.ok ? null : opened.error
    }
    const abroad = makeOffer({ registry: 'lacnic', recipientRegistry: 'ripencc' })
    expect(await refusal(abroad)).toEqual({
      kind: 'not-offered',
      message: expect.stringContaining('usually takes 42 to 240 days'),
    })
    expect(await refusal(makeOffer({ recipientRegistry: null }))).toMatchObject({ kind: 'not-offered' })
    const lent = { kind: 'rent', registry: 'lacnic', recipientRegistry: null } as const
    expect(await refusal(makeOffer(lent, { term: 'P1M', asn: 64_511, recipientHolderId: null }))).toMatchObject({
      message: expect.stringContaining('LACNIC Policy Manual 1.9'),
    })
    expect(await house.asOwner('SELECT id FROM claim WHERE listing_id = $1', [abroad.listingId])).toEqual([])
    expect(await refusal(makeOffer({ registry: 'lacnic', recipientRegistry: 'lacnic' }))).toBeNull()
  })

  test('is refused to who keeps too many unpaid ones', async () => {
    for (let count = 0; count < mostUnpaidDeals; count++) await order(people.rival)
    const opened = await openDeal({ actor: people.rival, offer: makeOffer(), papers })
    expect(!opened.ok && opened.error.kind).toBe('too-many')
  })
})

describe('a deal of others', () => {
  test('is not there for a stranger, in no way to ask', async () => {
    const deal = await order(people.buyer)
    expect(await findDeal(people.stranger, deal.id)).toBeNull()
    expect(await findDeal(visitor(), deal.id)).toBeNull()
    expect((await listDeals(people.stranger)).lines).toEqual([])
    expect(await verifyChain(people.stranger, deal.id)).toMatchObject({ ok: false, error: { kind: 'not-found' } })
    const command = await runCommand({ actor: people.stranger, dealId: deal.id, command: 'withdraw' })
    const unknown = await runCommand({ actor: people.stranger, dealId: 'dl_000000000000', command: 'withdraw' })
    expect(command).toEqual(unknown)
    expect(await postMessage({ actor: people.stranger, dealId: deal.id, text: 'Hi' })).toMatchObject({ ok: false })
  })

  test('is there for buyer, seller and operator, each as what they are', async () => {
    const deal = await order(people.buyer)
    const parties = await Promise.all(
      [people.buyer, people.seller, people.operator].map((who) => findDeal(who, deal.id)),
    )
    expect(parties.map((view) => view?.party)).toEqual(['buyer', 'seller', 'operator'])
    expect((await listDeals(people.seller)).lines[0]?.deal.id).toBe(deal.id)
    const broker = { ...people.stranger, onBehalfOf: { organisationId: 'org_buyer', mandateId: 'mnd_1' } }
    expect((await findDeal(broker, deal.id))?.party).toBe('buyer')
  })
})

describe('a payment', () => {
  test('makes the deal funded, its claim binding, and the money held, once, however often it is told', async () => {
    const deal = await order(people.buyer)
    const checkoutId = await askForPayment(deal.id)
    await Promise.all(Array.from({ length: 20 }, () => readCheckout(deal.id, { checkoutId })))
    expect([await stateOf(deal.id), await claimOf(deal.id), await held(deal.id)]).toEqual([
      'funded',
      'committed',
      103_000n,
    ])
    const events = (await findDeal(people.buyer, deal.id))?.events.filter(({ command }) => command === 'fund')
    expect(events).toHaveLength(1)
  })

  test('that comes after the reservation ran out takes the addresses again where they are free', async () => {
    const deal = await order(people.buyer)
    const checkoutId = await askForPayment(deal.id)
    await house.advance('3 hours')
    await sweepDeadlines()
    expect([await stateOf(deal.id), await claimOf(deal.id)]).toEqual(['lapsed', 'none'])
    await readCheckout(deal.id, { checkoutId })
    expect([await stateOf(deal.id), await claimOf(deal.id), await held(deal.id)]).toEqual([
      'funded',
      'committed',
      103_000n,
    ])
  })

  test('that comes after somebody else took the addresses goes back whole', async () => {
    const offer = makeOffer()
    const late = await order(people.buyer, offer)
    const checkoutId = await askForPayment(late.id)
    await house.advance('3 hours')
    await sweepDeadlines()
    const winner = await order(people.rival, offer)
    await readCheckout(late.id, { checkoutId })
    expect([await stateOf(late.id), await held(late.id), await claimOf(winner.id)]).toEqual(['lapsed', 0n, 'held'])
    expect(await settleRefunds(house)).toBe(1)
    await pay(winner.id)
    expect([await stateOf(winner.id), await claimOf(winner.id)]).toEqual(['funded', 'committed'])
  })

  test('at the very end of the reservation gives one owner and loses no money', async () => {
    const offer = makeOffer()
    const first = await order(people.buyer, offer)
    const checkoutId = await askForPayment(first.id)
    await house.advance('2 hours')
    await Promise.all([
      sweepDeadlines(),
      readCheckout(first.id, { checkoutId }),
      openDeal({ actor: people.rival, offer, papers }),
      sweepDeadlines(),
    ])
    await settleRefunds(house)
    const standing = await house.asOwner("SELECT deal_id FROM claim WHERE listing_id = $1 AND state <> 'released'", [
      offer.listingId,
    ])
    expect(standing.length).toBeLessThanOrEqual(1)
    const isFunded = (await stateOf(first.id)) === 'funded'
    expect(await held(first.id)).toBe(isFunded ? 103_000n : 0n)
    if (isFunded) expect(standing).toEqual([{ deal_id: first.id }])
  })

  test('for a deal that was left goes back', async () => {
    const deal = await order(people.buyer)
    const checkoutId = await askForPayment(deal.id)
    const left = await runCommand({ actor: people.buyer, dealId: deal.id, command: 'withdraw' })
    expect(left.ok && left.value.state).toBe('cancelled')
    await readCheckout(deal.id, { checkoutId })
    expect([await stateOf(deal.id), await held(deal.id), await settleRefunds(house)]).toEqual(['cancelled', 0n, 1])
  })

  test('of another amount than was asked moves nothing and goes back', async () => {
    const deal = await order(people.buyer)
    await readCheckout(deal.id, { checkoutId: await askForPayment(deal.id), amount: money('USD', 100n) })
    expect([await stateOf(deal.id), await held(deal.id)]).toEqual(['awaiting-funds', 0n])
    expect(await settleRefunds(house)).toBe(1)
  })

  test('of a checkout over another amount than the deal is moves nothing and goes back', async () => {
    const deal = await order(people.buyer)
    const amount = money('USD', 100n)
    await readCheckout(deal.id, { checkoutId: await askForPayment(deal.id, amount), amount })
    expect([await stateOf(deal.id), await held(deal.id), await settleRefunds(house)]).toEqual(['awaiting-funds', 0n, 1])
  })

  test('while buyer and job race leaves every order of the two with the money in one place', async () => {
    for (let round = 0; round < 10; round++) {
      const deal = await order(people.buyer)
      const checkoutId = await askForPayment(deal.id)
      await Promise.all([
        readCheckout(deal.id, { checkoutId }),
        runCommand({ actor: people.buyer, dealId: deal.id, command: 'withdraw' }),
      ])
      await settleRefunds(house)
      const [state, money] = [await stateOf(deal.id), await held(deal.id)]
      expect([
        ['funded', 103_000n],
        ['cancelled', 0n],
      ]).toContainEqual([state, money])
    }
  })
})

describe('deadlines', () => {
  test('fire once by the world clock, however many sweeps there are', async () => {
    const deal = await order(people.buyer)
    expect(await sweepDeadlines()).toEqual({ fired: 0, failed: 0 })
    await house.advance('121 minutes')
    const swept = await Promise.all([sweepDeadlines(), sweepDeadlines(), sweepDeadlines()])
    expect(swept.map(({ fired }) => fired).reduce((sum, fired) => sum + fired, 0)).toBe(1)
    expect(await stateOf(deal.id)).toBe('lapsed')
    const lapses = (await findDeal(people.buyer, deal.id))?.events.filter(({ command }) => command === 'lapse')
    expect(lapses?.map((event) => event.actor)).toEqual(['system:sweep-deadlines'])
  })

  test('remind again and again until the state is left, and then no more', async () => {
    const deal = await order(people.buyer)
    await pay(deal.id)
    for (const _ of [1, 2]) {
      await house.advance('73 hours')
      await sweepDeadlines()
    }
    const view = await findDeal(people.seller, deal.id)
    expect(view?.events.filter(({ command }) => command === 'remind')).toHaveLength(2)
    expect(view?.dueAt && view.now.getTime() - view.dueAt.getTime()).toBeGreaterThan(70 * 3_600_000)
    await runCommand({
      ...{ actor: people.seller, dealId: deal.id, command: 'submit' },
      evidence: { 'registry-ticket': { number: 'SIM-1' } },
    })
    expect((await findDeal(people.seller, deal.id))?.deadlines.map(({ command }) => command)).toEqual([
      'remind',
      'await-decision',
    ])
  })
})

describe('the record of a deal', () => {
  test('is sound, and any byte changed in it is found at its event', async () => {
    const deal = await order(people.buyer)
    await pay(deal.id)
    const sound = await verifyChain(people.buyer, deal.id)
    expect(sound).toMatchObject({ ok: true, value: { fault: null } })
    const tamper = (sql: string) =>
      house.asOwner(`SET session_replication_role = replica; ${sql}; SET session_replication_role = origin`)
    await tamper(`UPDATE deal_event SET evidence = jsonb_set(evidence, '{dossier,sha256}', '"e"')
      WHERE deal_id = '${deal.id}' AND command = 'accept-block'`)
    expect(await verifyChain(people.buyer, deal.id)).toMatchObject({
      value: { fault: { seq: 5, message: 'Event 5 is not what was written.' } },
    })
  })

  test('that lost its last event, or one in the middle, is found out', async () => {
    const drop = async (where: string) => {
      const deal = await order(people.buyer)
      await house.asOwner(`SET session_replication_role = replica;
        DELETE FROM deal_effect WHERE deal_id = '${deal.id}'; DELETE FROM deal_event WHERE deal_id = '${deal.id}' AND ${where}`)
      return verifyChain(people.buyer, deal.id)
    }
    expect(await drop('seq = 7')).toMatchObject({ value: { fault: { message: 'The last events are missing.' } } })
    expect(await drop('seq = 3')).toMatchObject({ value: { fault: { message: 'Event 3 is missing.' } } })
  })

  test.each(['deal_event', 'deal_message', 'deal_document'])('is append-only: %s', async (table) => {
    await expect(house.asApp(`DELETE FROM ${table}`)).rejects.toThrow('permission denied')
    await expect(house.asOwner(`TRUNCATE ${table} CASCADE`)).rejects.toThrow('is append-only')
  })
})

test('messages are kept with their party, and an empty one is refused', async () => {
  const deal = await order(people.buyer)
  await postMessage({ actor: people.seller, dealId: deal.id, text: ' Filed today. ' })
  expect(await postMessage({ actor: people.buyer, dealId: deal.id, text: '  ' })).toMatchObject({ ok: false })
  const messages = (await findDeal(people.buyer, deal.id))?.messages
  expect(messages?.map(({ party, text }) => [party, text])).toEqual([['seller', 'Filed today.']])
})
