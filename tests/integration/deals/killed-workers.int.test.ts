/** The worker's own jobs, each in a process that is killed with -9 at every table it writes to, and then run again. */
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { findClaim } from '#lib/claims/server/find-claim.ts'
import { findDeal } from '#lib/deals/server/find-deal.ts'
import { payDeal } from '#lib/deals/server/pay-deal.ts'
import { runCommand } from '#lib/deals/server/run-command.ts'
import { verifyChain } from '#lib/deals/server/verify-chain.ts'
import { jobs } from '#lib/entry/worker/jobs.ts'
import { systemActor } from '#lib/kernel/actor.ts'
import { heldFor, refundDue } from '#lib/ledger/account.ts'
import { findBalance } from '#lib/ledger/server/find-balance.ts'
import { listCheckouts } from '#lib/ledger/server/list-checkouts.ts'
import { prepareJobQueue } from '#lib/platform/database/job-queue.ts'
import { type House, openHouse } from '../../support/house.ts'
import { killAtTable } from '../../support/killed-job.ts'
import { findLedgerFaults } from '../../support/ledger.ts'
import { order, settleMarket } from '../../support/market.ts'
import { openStandin, type StandinForTests, secretKey, webhookSecret } from '../../support/stripe-standin.ts'

let house: House
let standin: StandinForTests
let people: Awaited<ReturnType<typeof settleMarket>>
const actor = systemActor('test')

beforeAll(async () => {
  house = await openHouse()
  standin = await openStandin()
  await standin.hold(true)
  vi.stubEnv('STRIPE_SECRET_KEY', secretKey)
  vi.stubEnv('STRIPE_WEBHOOK_SECRET', webhookSecret)
  vi.stubEnv('STRIPE_API_BASE', standin.url)
  await prepareJobQueue(house.ownerUrl, [])
  people = await settleMarket(house)
  await house.asOwner(`INSERT INTO app_user (id, email, name, password_hash, email_confirmed_at)
    VALUES ('usr_b', 'b@example.org', 'B', '', now()), ('usr_s', 's@example.org', 'S', '', now())`)
  await house.asOwner(`INSERT INTO membership (user_id, organisation_id, role)
    VALUES ('usr_b', 'org_buyer', 'buyer'), ('usr_s', 'org_seller', 'seller')`)
})
afterAll(async () => {
  await standin.close()
  await house.close()
})
afterEach(async () => expect(await findLedgerFaults(house)).toEqual([]))

/** What a dead worker had taken is taken again once its time is over; here it is over at once. */
async function workAgain() {
  await house.asOwner('UPDATE checkout SET next_read_at = now() WHERE next_read_at IS NOT NULL')
  await house.asOwner('UPDATE refund SET next_read_at = now() WHERE next_read_at IS NOT NULL')
  await house.asOwner('UPDATE deal_effect SET next_attempt_at = now() WHERE next_attempt_at IS NOT NULL')
  for (const name of ['settle-payments', 'sweep-deadlines', 'run-effects', 'settle-payments'])
    await jobs.find((job) => job.name === name)?.run()
}

async function paid() {
  const { id } = await order(people.buyer)
  const urls = { successUrl: 'https://market.example/yes', cancelUrl: 'https://market.example/no' }
  const url = await payDeal({ actor: people.buyer, dealId: id, ...urls, customerEmail: null })
  if (!url.ok) throw new Error(url.error.message)
  await standin.pay(url.value)
  return id
}

const balance = async (account: ReturnType<typeof heldFor>) =>
  (await findBalance({ actor, account, currency: 'USD' })).minor

/** Where all of a deal stands: state, claim, held, owed, and whether its record is sound. */
async function standing(dealId: string) {
  const view = await findDeal(people.operator, dealId)
  const claim = await findClaim({ actor, tx: null, dealId })
  const chain = await verifyChain(people.operator, dealId)
  return {
    state: view?.deal.state,
    claim: claim?.state.name ?? 'none',
    money: [await balance(heldFor(dealId)), await balance(refundDue(dealId))],
    fault: chain.ok ? chain.value.fault : chain.error,
  }
}

const refundsOf = async (dealId: string) => {
  const [checkout] = await listCheckouts(actor, dealId)
  const { data } = await standin.sdk.refunds.list({ payment_intent: checkout?.paymentId ?? '' })
  return data.length
}

describe('a worker killed', () => {
  const funding = [
    'checkout',
    'claim',
    'ledger_journal',
    'ledger_entry',
    'deal_event',
    'deal',
    'deal_deadline',
    'deal_effect',
  ]
  test.each(funding)('while it takes in a payment, at %s, leaves it to be taken in once', async (table) => {
    const id = await paid()
    await house.asOwner('UPDATE checkout SET next_read_at = now() WHERE deal_id = $1', [id])
    expect(await killAtTable(house, { job: 'settle-payments', table })).toBe(true)
    expect((await standing(id)).state).toBe('awaiting-funds')
    await workAgain()
    expect(await standing(id)).toEqual({ state: 'funded', claim: 'committed', money: [103_000n, 0n], fault: null })
    await leave(id)
  })

  /** So that the next test finds nothing of this one to do. */
  async function leave(id: string) {
    const evidence = { reason: { text: 'Enough.' } }
    await runCommand({ actor: people.operator, dealId: id, command: 'cancel', evidence })
    await workAgain()
    expect(await standing(id)).toEqual({ state: 'refunded', claim: 'none', money: [0n, 0n], fault: null })
  }

  test.each(['outside_call', 'refund', 'ledger_journal', 'deal_event', 'claim'])(
    'while it returns a payment, at %s, leaves it to be returned once',
    async (table) => {
      const id = await paid()
      await workAgain()
      await runCommand({ actor: people.buyer, dealId: id, command: 'cancel', evidence: { reason: { text: 'No.' } } })
      expect(await killAtTable(house, { job: 'settle-payments', table })).toBe(true)
      expect((await standing(id)).state).toBe('refunding')
      await workAgain()
      expect(await standing(id)).toEqual({ state: 'refunded', claim: 'none', money: [0n, 0n], fault: null })
      expect(await refundsOf(id)).toBe(1)
    },
  )

  test.each(['deal_deadline', 'deal_event', 'checkout', 'claim'])(
    'while it fires a deadline, at %s, leaves it to be fired once',
    async (table) => {
      const { id } = await order(people.buyer)
      await payDeal({
        actor: people.buyer,
        dealId: id,
        successUrl: 'https://m.example',
        cancelUrl: 'https://m.example',
        customerEmail: null,
      })
      await house.advance('3 hours')
      expect(await killAtTable(house, { job: 'sweep-deadlines', table })).toBe(true)
      expect((await standing(id)).state).toBe('awaiting-funds')
      await workAgain()
      expect(await standing(id)).toEqual({ state: 'lapsed', claim: 'none', money: [0n, 0n], fault: null })
    },
  )

  test.each(['deal_document', 'mail_outbox', 'deal_effect'])(
    'while it does what a deal wants done, at %s, leaves one receipt, and one mail to each',
    async (table) => {
      const id = await paid()
      await jobs.find(({ name }) => name === 'run-effects')?.run()
      await house.asOwner('UPDATE checkout SET next_read_at = now() WHERE deal_id = $1', [id])
      await jobs.find(({ name }) => name === 'settle-payments')?.run()
      await house.asOwner('UPDATE deal_effect SET done_at = NULL, next_attempt_at = now() WHERE deal_id = $1', [id])
      await house.asOwner(`DELETE FROM mail_outbox WHERE key LIKE 'deal:${id}:%'`)
      await house.asOwner(`SET session_replication_role = replica; DELETE FROM deal_document WHERE deal_id = '${id}'`)
      expect(await killAtTable(house, { job: 'run-effects', table })).toBe(true)
      await workAgain()
      const documents = await house.asOwner('SELECT kind FROM deal_document WHERE deal_id = $1', [id])
      expect(documents).toEqual([{ kind: 'receipt' }])
      const mails = await house.asOwner(`SELECT "to", count(*)::int AS n FROM mail_outbox
        WHERE key LIKE 'deal:${id}:%' AND subject LIKE '%The money is held%' GROUP BY 1 ORDER BY 1`)
      expect(mails).toEqual([
        { to: 'b@example.org', n: 1 },
        { to: 's@example.org', n: 1 },
      ])
    },
  )
})
