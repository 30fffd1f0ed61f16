/** Money on its way back to a buyer: it arrives, it fails, it bounces, or nobody hears of it. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { findClaim } from '#lib/claims/server/find-claim.ts'
import { findDeal } from '#lib/deals/server/find-deal.ts'
import { resendRefunds } from '#lib/deals/server/resend-refunds.ts'
import { runCommand } from '#lib/deals/server/run-command.ts'
import { sweepDeadlines } from '#lib/deals/server/sweep-deadlines.ts'
import { systemActor } from '#lib/kernel/actor.ts'
import { money } from '#lib/kernel/money.ts'
import { advancedBy, heldFor, refundDue } from '#lib/ledger/account.ts'
import { applyRefund } from '#lib/ledger/server/apply-reading.ts'
import { findBalance } from '#lib/ledger/server/find-balance.ts'
import { listPaymentExceptions } from '#lib/ledger/server/oversee-payments.ts'
import { type House, openHouse } from '../../support/house.ts'
import { findLedgerFaults } from '../../support/ledger.ts'
import { order, pay, settleMarket, settleRefunds, taking } from '../../support/market.ts'

let house: House
let people: Awaited<ReturnType<typeof settleMarket>>
const actor = systemActor('test')

beforeAll(async () => {
  house = await openHouse()
  people = await settleMarket(house)
})
afterAll(() => house.close())
afterEach(async () => expect(await findLedgerFaults(house)).toEqual([]))

const held = async (dealId: string) => (await findBalance({ actor, account: heldFor(dealId), currency: 'USD' })).minor
const claimOf = async (dealId: string) => (await findClaim({ actor, tx: null, dealId }))?.state.name ?? 'none'
const stateOf = async (dealId: string) => (await findDeal(people.operator, dealId))?.deal.state

describe('a cancelled deal', () => {
  async function cancelled() {
    const deal = await order(people.buyer)
    await pay(deal.id)
    await runCommand({ actor: people.buyer, dealId: deal.id, command: 'cancel', evidence: { reason: { text: 'No.' } } })
    return deal
  }
  const owed = async (dealId: string) =>
    (await findBalance({ actor, account: refundDue(dealId), currency: 'USD' })).minor
  const failed = async () => (await listPaymentExceptions(people.operator))?.failedRefunds ?? []
  const advanced = async () => (await findBalance({ actor, account: advancedBy('USD'), currency: 'USD' })).minor

  test('gives the money back first and the addresses last', async () => {
    const deal = await order(people.buyer)
    await pay(deal.id)
    const evidence = { reason: { text: 'The project was stopped.' } }
    const cancelled = await runCommand({ actor: people.buyer, dealId: deal.id, command: 'cancel', evidence })
    expect(cancelled.ok && cancelled.value.state).toBe('refunding')
    expect([await held(deal.id), await claimOf(deal.id)]).toEqual([0n, 'committed'])
    await settleRefunds(house)
    expect([await stateOf(deal.id), await claimOf(deal.id)]).toEqual(['refunded', 'none'])
  })

  test('whose refund fails can be sent again by the operator alone, and goes back once', async () => {
    const deal = await cancelled()
    await settleRefunds(house, 'failed')
    const retry = (who: typeof people.operator) => runCommand({ actor: who, dealId: deal.id, command: 'retry-refund' })
    expect(await retry(people.buyer)).toMatchObject({ ok: false, error: { kind: 'not-yours' } })
    expect(await retry(people.operator)).toMatchObject({ ok: true, value: { state: 'refunding' } })
    await settleRefunds(house, 'failed')
    expect(await resendRefunds(people.operator, deal.id)).toMatchObject({ ok: true })
    expect(await stateOf(deal.id)).toBe('refunding')
    expect(await settleRefunds(house)).toBe(1)
    expect([await stateOf(deal.id), await owed(deal.id), await claimOf(deal.id)]).toEqual(['refunded', 0n, 'none'])
    expect(await resendRefunds(people.operator, deal.id)).toMatchObject({ ok: false, error: { kind: 'not-now' } })
  })

  test('whose refund cannot be sent is over once the operator says how else the money went back', async () => {
    const deal = await cancelled()
    const settle = () => {
      const evidence = { reason: { text: 'By bank transfer of 24 November.' } }
      return runCommand({ actor: people.operator, dealId: deal.id, command: 'settle-refund', evidence })
    }
    expect(await settle()).toMatchObject({ ok: false, error: { kind: 'not-now' } })
    await settleRefunds(house, 'failed')
    expect((await failed()).length).toBe(1)
    const before = await advanced()
    expect(await settle()).toMatchObject({ ok: true, value: { state: 'refunded' } })
    expect([await owed(deal.id), (await advanced()) - before, await claimOf(deal.id)]).toEqual([0n, 103_000n, 'none'])
    expect(await failed()).toEqual([])
    expect(await resendRefunds(people.operator, deal.id)).toMatchObject({ ok: false, error: { kind: 'not-now' } })
  })

  test('whose refund a bank sends back later owes it again, until it is sent anew', async () => {
    const deal = await cancelled()
    await settleRefunds(house)
    const [refund] = await house.asOwner(
      'SELECT provider_refund_id AS id, checkout_id FROM refund ORDER BY created_at DESC',
    )
    const bounced = { id: String(refund?.id), checkoutId: String(refund?.checkout_id), amount: money('USD', 103_000n) }
    const bounce = () => applyRefund(taking, { ...bounced, state: 'failed', failureReason: 'lost_or_stolen_card' })
    expect([await bounce(), await bounce()]).toEqual(['news', 'no-news'])
    expect([await stateOf(deal.id), await owed(deal.id)]).toEqual(['refunded', 103_000n])
    expect(await resendRefunds(people.buyer, deal.id)).toMatchObject({ ok: false, error: { kind: 'not-found' } })
    expect(await resendRefunds(people.operator, deal.id)).toMatchObject({ ok: true })
    expect(await bounce()).toBe('no-news')
    await settleRefunds(house)
    expect(await owed(deal.id)).toBe(0n)
  })

  test('whose refund nobody hears of for two weeks waits for the operator', async () => {
    const deal = await cancelled()
    await house.advance('15 days')
    await sweepDeadlines()
    expect(await stateOf(deal.id)).toBe('refund-stuck')
    await settleRefunds(house)
    expect(await stateOf(deal.id)).toBe('refunded')
  })

  test('whose refund fails says so, and keeps owing', async () => {
    const deal = await order(people.buyer)
    await pay(deal.id)
    const evidence = { reason: { text: 'No.' } }
    await runCommand({ actor: people.operator, dealId: deal.id, command: 'cancel', evidence })
    await settleRefunds(house, 'failed')
    const view = await findDeal(people.operator, deal.id)
    expect([view?.deal.state, view?.events.at(-1)?.command]).toEqual(['refund-stuck', 'note-failed-refund'])
  })
})
