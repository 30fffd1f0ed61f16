/** Orders at once through the product's own pool of ten connections: the whole use case, as a web process runs it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { prefixAt } from '#lib/address-space/prefix.ts'
import { mostUnpaidDeals, type Offer } from '#lib/deals/order.ts'
import { openDeal } from '#lib/deals/server/open-deal.ts'
import { verifyChain } from '#lib/deals/server/verify-chain.ts'
import { type Member, systemActor } from '#lib/kernel/actor.ts'
import { type House, openHouse } from '../../support/house.ts'
import { findLedgerFaults } from '../../support/ledger.ts'
import { makeOffer, memberOf, papers, settleMarket } from '../../support/market.ts'

let house: House
const buyers = Array.from({ length: 200 }, (_, index) => memberOf(`org_buyer_${index}`, 'buyer'))

beforeAll(async () => {
  house = await openHouse()
  await settleMarket(house)
  for (const { organisationId } of buyers)
    await house.asOwner('INSERT INTO organisation (id, name) VALUES ($1, $1)', [organisationId])
})
afterAll(() => house.close())
/** `won`, or why not, of each. An order that throws fails the test. */
async function orderAtOnce(orders: readonly { actor: Member; offer: Offer }[]): Promise<string[]> {
  const results = await Promise.all(orders.map((order) => openDeal({ ...order, papers })))
  return results.map((result) => (result.ok ? 'won' : result.error.kind))
}

const countOf = (answers: readonly string[], wanted: string) => answers.filter((answer) => answer === wanted).length

describe('200 buyers at once', () => {
  test('of one block: one has a deal with its record, the others are told that it is taken', async () => {
    const offer = makeOffer()
    const start = performance.now()
    const answers = await orderAtOnce(buyers.map((actor) => ({ actor, offer })))
    expect([countOf(answers, 'won'), countOf(answers, 'taken')]).toEqual([1, 199])
    expect(performance.now() - start).toBeLessThan(5_000) // what a caller waits for a connection at most
    const [deal, ...others] = await house.asOwner('SELECT id FROM deal WHERE listing_id = $1', [offer.listingId])
    expect(others).toEqual([])
    expect(await verifyChain(systemActor('test'), String(deal?.id))).toMatchObject({ ok: true, value: { fault: null } })
    expect(await findLedgerFaults(house)).toEqual([])
  })

  test('of the two halves and the whole of a block leave no address with two of them', async () => {
    const whole = makeOffer()
    const { address, length } = whole.block
    const parts = [whole.block, prefixAt(address, length + 1), prefixAt(address + 512, length + 1)]
    const answers = await orderAtOnce(
      buyers.map((actor, index) => ({ actor, offer: { ...whole, block: parts[index % 3] ?? whole.block } })),
    )
    expect([1, 2]).toContain(countOf(answers, 'won'))
    expect(countOf(answers, 'won') + countOf(answers, 'taken')).toBe(200)
    const crossing = await house.asOwner(
      `SELECT 1 FROM claim a JOIN claim b ON a.id < b.id AND a.block && b.block AND a.period && b.period
       WHERE a.state <> 'released' AND b.state <> 'released'`,
    )
    expect(crossing).toEqual([])
  })

  test('of a block each: all have theirs', async () => {
    const answers = await orderAtOnce(buyers.map((actor) => ({ actor, offer: makeOffer() })))
    expect(countOf(answers, 'won')).toBe(200)
  })
})

test('one buyer at once of 40 blocks keeps no more from others than it may leave unpaid', async () => {
  const actor = memberOf('org_rival', 'buyer')
  const answers = await orderAtOnce(Array.from({ length: 40 }, () => ({ actor, offer: makeOffer() })))
  expect([countOf(answers, 'won'), countOf(answers, 'too-many')]).toEqual([mostUnpaidDeals, 40 - mostUnpaidDeals])
})
