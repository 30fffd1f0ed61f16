/** Two buyers of one block, their late and repeated payments, and every sweep, in any order and several at once. */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { sweepExpiredHolds } from '#lib/claims/server/sweep-expired-holds.ts'
import type { Deal } from '#lib/deals/deal.ts'
import type { Offer } from '#lib/deals/order.ts'
import { advanceDeal } from '#lib/deals/server/apply-command.ts'
import { openDeal } from '#lib/deals/server/open-deal.ts'
import { runCommand } from '#lib/deals/server/run-command.ts'
import { sweepDeadlines } from '#lib/deals/server/sweep-deadlines.ts'
import { verifyChain } from '#lib/deals/server/verify-chain.ts'
import { type Member, systemActor } from '#lib/kernel/actor.ts'
import { requestCheckout } from '#lib/ledger/server/request-checkout.ts'
import { worldNow } from '#lib/platform/clock.ts'
import { inTransaction } from '#lib/platform/transaction.ts'
import { measuredOf } from '../../support/deal.ts'
import { type House, openHouse } from '../../support/house.ts'
import { findLedgerFaults } from '../../support/ledger.ts'
import { makeOffer, papers, readCheckout, settleMarket, settleRefunds } from '../../support/market.ts'

let house: House
let people: Awaited<ReturnType<typeof settleMarket>>
const actor = systemActor('test')

beforeAll(async () => {
  house = await openHouse()
  people = await settleMarket(house)
})
afterAll(() => house.close())

type Side = { buyer: Member; deal: Deal | null; checkouts: string[] }
type Act = (side: Side, race: Race) => Promise<unknown>
type Race = { offer: Offer; sides: [Side, Side] }

async function ask(side: Side): Promise<void> {
  const { deal } = side
  if (!deal) return
  const urls = { successUrl: 'https://m.example', cancelUrl: 'https://m.example', customerEmail: null }
  const asked = await inTransaction((tx) =>
    requestCheckout({ actor, tx, dealId: deal.id, amount: deal.terms.total, description: 'a block', ...urls }),
  )
  if (asked.ok && !side.checkouts.includes(asked.value.id)) side.checkouts.push(asked.value.id)
}

/** The registry and a second source say at this moment that the buyer holds the block, or that somebody else does. */
async function read(dealId: string, isBuyers: boolean): Promise<void> {
  const holder = { byRegistry: isBuyers, bySecondSource: isBuyers, asOf: await worldNow() }
  const measurement = { facts: measuredOf({ holder }), evidence: { measurement: { isBuyers } } }
  await inTransaction((tx) => advanceDeal({ actor, tx, dealId, measurement }))
}

/** What somebody may do, or have done to them, at any moment. */
const acts = {
  order: async (side: Side, { offer }: Race) => {
    if (side.deal) return
    const opened = await openDeal({ actor: side.buyer, offer, papers })
    if (opened.ok) side.deal = opened.value
    else expect(opened.error.kind).toBe('taken')
  },
  ask,
  pay: async (side: Side) => {
    for (const checkoutId of side.checkouts) if (side.deal) await readCheckout(side.deal.id, { checkoutId })
  },
  payLast: async (side: Side) => {
    const checkoutId = side.checkouts.at(-1)
    if (side.deal && checkoutId) await readCheckout(side.deal.id, { checkoutId })
  },
  expire: async (side: Side) => {
    const checkoutId = side.checkouts.at(-1)
    if (side.deal && checkoutId) await readCheckout(side.deal.id, { checkoutId, state: 'expired' })
  },
  withdraw: async (side: Side) => {
    if (side.deal) await runCommand({ actor: side.buyer, dealId: side.deal.id, command: 'withdraw' })
  },
  cancel: async (side: Side) => {
    const evidence = { reason: { text: 'No.' } }
    if (side.deal) await runCommand({ actor: side.buyer, dealId: side.deal.id, command: 'cancel', evidence })
  },
  submit: async (side: Side) => {
    const evidence = { 'registry-ticket': { number: 'SIM-1' } }
    if (side.deal) await runCommand({ actor: people.seller, dealId: side.deal.id, command: 'submit', evidence })
  },
  see: ({ deal }: Side) => (deal ? read(deal.id, true) : Promise.resolve()),
  seeAnother: ({ deal }: Side) => (deal ? read(deal.id, false) : Promise.resolve()),
  dispute: async (side: Side) => {
    const evidence = { reason: { text: 'It is listed.' } }
    if (side.deal) await runCommand({ actor: side.buyer, dealId: side.deal.id, command: 'dispute', evidence })
  },
  sweep: () => sweepDeadlines(),
  letGo: () => sweepExpiredHolds({ actor }),
  refund: () => settleRefunds(house),
  bounce: () => settleRefunds(house, 'failed'),
  wait: () => house.advance('50 minutes'),
  waitLong: () => house.advance('4 days'),
} satisfies Record<string, Act>

const anyAct = fc.record({ act: fc.constantFrom(...Object.entries<Act>(acts)), isRivals: fc.boolean() })
const anyRace = fc.array(fc.array(anyAct, { maxLength: 4 }), { minLength: 2, maxLength: 9, size: 'max' })

/** What leads one deal to its end; whatever is drawn happens at the same time as each of these. */
const onward: readonly Act[] = [acts.ask, acts.pay, acts.submit, acts.see, acts.wait, acts.wait, acts.see]
const undisturbed = onward.map(() => [])

/** Everybody stops, and time goes on until nothing is under way that time can end. */
async function comeToRest({ sides }: Race): Promise<void> {
  for (let round = 0; round < 4; round++) {
    await house.advance('40 days')
    await sweepDeadlines()
    await sweepExpiredHolds({ actor })
    for (const { deal } of sides) {
      if (!deal) continue
      await runCommand({ actor: people.operator, dealId: deal.id, command: 'retry-refund' })
    }
    await settleRefunds(house)
  }
}

const Account = z.object({
  ...{ state: z.string(), open: z.number(), received: z.number(), returned: z.number(), kept: z.number() },
})

/** Payments that came, those that went back or are owed back, and those that are held or were released. */
const accountOf = `SELECT d.state,
  (SELECT count(*)::int FROM deal_deadline WHERE deal_id = d.id AND ended_at IS NULL) AS open,
  (SELECT count(*)::int FROM checkout WHERE deal_id = d.id AND state IN ('paid', 'paid-twice', 'wrong-amount')) AS received,
  (SELECT count(*)::int FROM refund r JOIN checkout c ON c.id = r.checkout_id WHERE c.deal_id = d.id) AS returned,
  (SELECT count(*)::int FROM ledger_balance WHERE account = 'deal:' || d.id || ':held' AND posted <> 0)
    + (SELECT count(*)::int FROM ledger_journal WHERE deal_id = d.id AND kind = 'release') AS kept
  FROM deal d WHERE d.id = $1`

const ends = ['closed', 'cancelled', 'refunded']

async function findDealFaults(id: string): Promise<string[]> {
  const { state, open, received, returned, kept } = Account.parse((await house.asOwner(accountOf, [id]))[0])
  const chain = await verifyChain(people.operator, id)
  return [
    ...(ends.includes(state) || open > 0 ? [] : [`${id} is ${state}, and nothing will ever move it`]),
    ...(received === returned + kept ? [] : [`${id}: ${received} payments, ${returned} returned, ${kept} kept`]),
    ...(chain.ok && chain.value.fault === null ? [] : [`the record of ${id} is broken`]),
  ]
}

async function findFaults({ offer, sides }: Race): Promise<string[]> {
  const claims = await house.asOwner("SELECT deal_id FROM claim WHERE listing_id = $1 AND state <> 'released'", [
    offer.listingId,
  ])
  const deals = sides.flatMap(({ deal }) => deal ?? [])
  return [
    ...(await findLedgerFaults(house)),
    ...(claims.length > 1 ? [`${claims.length} claims stand over the same addresses`] : []),
    ...(await Promise.all(deals.map(({ id }) => findDealFaults(id)))).flat(),
  ]
}

test('whatever the order, there is one owner at most, no money is lost, and no deal stands for ever', async () => {
  const seen = new Set<string>()
  await fc.assert(
    fc.asyncProperty(anyRace, async (rounds) => {
      const side = (buyer: Member): Side => ({ buyer, deal: null, checkouts: [] })
      const race: Race = { offer: makeOffer(), sides: [side(people.buyer), side(people.rival)] }
      // Both have ordered at once before anything else, or there would be no race.
      await Promise.all(race.sides.map((one) => acts.order(one, race)))
      for (const [index, round] of rounds.entries()) {
        const next = onward[index]
        const drawn = round.map(({ act: [, act], isRivals }) => act(race.sides[isRivals ? 1 : 0], race))
        await Promise.all([...drawn, ...(next ? race.sides.map((one) => next(one, race)) : [])])
        expect(await findFaults(race)).toEqual([])
      }
      await comeToRest(race)
      expect(await findFaults(race)).toEqual([])
      const deals = await house.asOwner('SELECT state FROM deal WHERE listing_id = $1', [race.offer.listingId])
      const states = deals.map(({ state }) => String(state))
      expect(states.filter((state) => !ends.includes(state))).toEqual([])
      for (const state of states) seen.add(state)
    }),
    { numRuns: 30, timeout: 60_000, examples: [[undisturbed]] },
  )
  expect([...seen]).toContain('closed')
}, 300_000)
