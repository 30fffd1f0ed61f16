/** Deals moved by what registries, validators and collectors say: the desk of the simulated world, read as real ones are. */
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { findClaim } from '#lib/claims/server/find-claim.ts'
import type { Offer } from '#lib/deals/order.ts'
import { findDeal } from '#lib/deals/server/find-deal.ts'
import { findLeaseRecord } from '#lib/deals/server/find-lease-record.ts'
import { measureDeals } from '#lib/deals/server/measure-deals.ts'
import { measureEndedSales } from '#lib/deals/server/measure-ended-sales.ts'
import { listDealExceptions } from '#lib/deals/server/oversee-deals.ts'
import { runCommand } from '#lib/deals/server/run-command.ts'
import { sweepDeadlines } from '#lib/deals/server/sweep-deadlines.ts'
import { verifyChain } from '#lib/deals/server/verify-chain.ts'
import { importJob } from '#lib/diligence/server/import-job.ts'
import { measureHolder } from '#lib/diligence/server/measure-holder.ts'
import { worldFolder } from '#lib/diligence/server/world-folder.ts'
import { jobs } from '#lib/entry/worker/jobs.ts'
import { systemActor, visitor } from '#lib/kernel/actor.ts'
import { payableTo } from '#lib/ledger/account.ts'
import { findBalance } from '#lib/ledger/server/find-balance.ts'
import { worldNow } from '#lib/platform/clock.ts'
import { findFreePort } from '#lib/platform/free-port.ts'
import { type RegistryDesk, startRegistryDesk } from '#lib/simulation/registry-desk/start-registry-desk.ts'
import { prefix } from '#tests/support/evidence.ts'
import { temporaryFolder } from '#tests/support/sources-folder.ts'
import { type House, openHouse } from '../../support/house.ts'
import { findLedgerFaults } from '../../support/ledger.ts'
import { makeOffer, order, pay, settleMarket, settleRefunds } from '../../support/market.ts'

let house: House
let desk: RegistryDesk
let people: Awaited<ReturnType<typeof settleMarket>>
let recipient: string
const dataDir = temporaryFolder()
const actor = systemActor('test')
const Found = z.object({ found: z.array(z.object({ says: z.string() })) })

/** The worker's own job: imports what the world has published by now, then lets the market follow. */
const importAndFollow = async () => jobs.find(({ name }) => name === importJob)?.run()

async function moveOn(interval: string) {
  await house.advance(interval)
  await importAndFollow()
}

async function atTheCounter(fields: Record<string, string>) {
  const answer = await fetch(`${desk.url}/act`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
  })
  expect([fields.act, answer.status]).toEqual([fields.act, 303])
}

beforeAll(async () => {
  const port = await findFreePort()
  vi.stubEnv('DOTQUAD_DATA_DIR', dataDir)
  vi.stubEnv('DOTQUAD_WORLD', 'simulated')
  vi.stubEnv('DOTQUAD_NETWORK', 'off')
  vi.stubEnv('RDAP_BASE_URL', `http://127.0.0.1:${port}/rdap`)
  house = await openHouse()
  people = await settleMarket(house)
  await importAndFollow()
  desk = await startRegistryDesk({ port, worldFolder: worldFolder(dataDir, 'simulated').root, now: worldNow })
  const { rdap } = await measureHolder(visitor(), prefix('240.1.0.0/22'))
  recipient = rdap.answer === 'found' ? (rdap.value.holderId ?? '') : ''
})
afterAll(async () => {
  await desk.stop()
  await house.close()
})
afterEach(async () => expect(await findLedgerFaults(house)).toEqual([]))

const view = async (dealId: string) => {
  const found = await findDeal(people.operator, dealId)
  if (!found) throw new Error('The deal is gone.')
  return found
}
const stateOf = async (dealId: string) => (await view(dealId)).deal.state
const claimOf = async (dealId: string) => (await findClaim({ actor, tx: null, dealId }))?.state.name ?? null
const commandsOf = async (dealId: string) => (await view(dealId)).events.map(({ command }) => command)
const verdictOf = async (dealId: string) => (await view(dealId)).events.at(-1)?.evidence.measurement

const of = (text: string, changes: Partial<Offer> = {}, terms: Partial<Offer['terms']> = {}) => {
  const block = prefix(text)
  return makeOffer({ block, listingBlock: block, ...changes }, { recipientHolderId: recipient, ...terms })
}

/** Paid, and the transfer requested: the registry is at work. */
async function submitted(text: string) {
  const { id } = await order(people.buyer, of(text))
  await pay(id)
  const evidence = { 'registry-ticket': { number: 'SIM-1' } }
  expect(await runCommand({ actor: people.seller, dealId: id, command: 'submit', evidence })).toMatchObject({
    ok: true,
  })
  return id
}

describe('a sale', () => {
  test('is released by two readings of the registry, and closed when nothing of the seller is left', async () => {
    const id = await submitted('240.0.0.0/22')
    const transfer = { act: 'request-transfer', block: '240.0.0.0/22', to: 'paper-lighthouse', decision: 'by-policy' }
    await atTheCounter(transfer)
    await moveOn('1 day')
    expect(await stateOf(id)).toBe('submitted')
    expect(await verdictOf(id)).toMatchObject({ verdict: { registryShowsBuyer: 'no', secondSourceShowsBuyer: 'no' } })
    const noted = (await view(id)).deal.version
    await Promise.all([measureDeals(), measureDeals(), measureDeals()])
    expect((await view(id)).deal.version).toBe(noted)

    await moveOn('9 days')
    await moveOn('1 day')
    expect(await stateOf(id)).toBe('registry-changed')
    expect(await verdictOf(id)).toMatchObject({
      verdict: { registryShowsBuyer: 'yes', secondSourceShowsBuyer: 'yes' },
      found: expect.arrayContaining([
        expect.objectContaining({ source: 'rdap', says: expect.stringContaining('Paper Lighthouse') }),
        expect.objectContaining({ source: 'delegated-ripencc', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }),
      ]),
    })

    // A week at once: the second reading comes before the deadline that would stop the deal.
    await moveOn('7 days')
    expect((await commandsOf(id)).slice(-1)).toEqual(['confirm-registry-change'])
    expect(await claimOf(id)).toBe('committed')
    await moveOn('3 days')
    expect([await stateOf(id), await claimOf(id)]).toEqual(['tail', 'settled'])
    const owed = await findBalance({ actor, account: payableTo('org_seller', 'USD'), currency: 'USD' })
    expect(owed.minor).toBe(100_000n)
    expect(await leftOver(id)).not.toEqual([])
    await clearUp('240.0.0.0/22', id)
    await moveOn('1 day')
    await moveOn('1 day')
    expect(await stateOf(id)).toBe('closed')
    expect(await verifyChain(people.buyer, id)).toMatchObject({ value: { fault: null } })
  })

  /** `ROA for 240.0.0.0/22, AS64500`, as the record says what is left of the seller. */
  async function leftOver(dealId: string): Promise<string[]> {
    const { found } = Found.parse(await verdictOf(dealId))
    return [...new Set(found.flatMap(({ says }) => says.replace(/^a /, '').split(/, (?:a )?(?=ROA|route|240)/)))]
  }

  async function clearUp(block: string, dealId: string) {
    for (const left of await leftOver(dealId)) {
      const [, kind = '', asn = ''] =
        /^(ROA for |route object for )?240\.0\.0\.0\/22,? (?:by )?(AS\d+)$/.exec(left) ?? []
      const act = { 'ROA for ': 'delete-roa', 'route object for ': 'delete-route-object' }[kind]
      await atTheCounter({ act: act ?? 'withdraw-announcement', block, asn, maxLength: '' })
    }
  }

  test('that the registry does not decide goes to the operator, and the money stays while it is looked at', async () => {
    const block = '240.0.4.0/22'
    const id = await submitted(block)
    await atTheCounter({ act: 'request-transfer', block, to: 'paper-lighthouse', decision: 'refuse' })
    await moveOn('39 days')
    expect(await stateOf(id)).toBe('submitted')
    await moveOn('2 days')
    expect(await stateOf(id)).toBe('undecided')
    expect((await listDealExceptions(people.operator))?.undecided.map(({ deal }) => deal.id)).toEqual([id])
    const evidence = { reason: { text: 'The registry refused it.' } }
    expect(await runCommand({ actor: people.seller, dealId: id, command: 'report-refusal', evidence })).toMatchObject({
      value: { state: 'refunding' },
    })
    await settleRefunds(house)
    expect(await stateOf(id)).toBe('refunded')
  })

  test('that ended with the money back is still looked at: a holder changed afterwards is told once', async () => {
    const block = '240.0.32.0/22'
    const id = await submitted(block)
    await atTheCounter({ act: 'request-transfer', block, to: 'paper-lighthouse', decision: 'by-policy' })
    const evidence = { reason: { text: 'I take it for refused.' } }
    await runCommand({ actor: people.seller, dealId: id, command: 'report-refusal', evidence })
    await settleRefunds(house)
    await moveOn('1 day')
    expect((await listDealExceptions(people.operator))?.movedAfterEnd).toEqual([])
    await moveOn('35 days')
    await Promise.all([measureEndedSales(actor), measureEndedSales(actor)])
    expect((await listDealExceptions(people.operator))?.movedAfterEnd.map(({ deal }) => deal.id)).toEqual([id])
    expect((await view(id)).movedAfterEndAt).not.toBeNull()
    expect(await stateOf(id)).toBe('refunded')
  })

  test('that no second source confirms in a week is frozen, until the operator says why it may go on', async () => {
    const block = '240.1.36.0/22'
    const id = await submitted(block)
    await atTheCounter({ act: 'request-transfer', block, to: 'paper-lighthouse', decision: 'by-policy' })
    await moveOn('11 days')
    expect(await stateOf(id)).toBe('registry-changed')
    // No file comes any more: RDAP alone says that it is the buyer's.
    await house.advance('8 days')
    await sweepDeadlines()
    expect([await stateOf(id), await claimOf(id)]).toEqual(['frozen', 'committed'])
    for (const actor of [people.buyer, people.seller])
      expect(await runCommand({ actor, dealId: id, command: 'resume', evidence: {} })).toMatchObject({ ok: false })
    const evidence = { reason: { text: 'The statistics were late; the registry confirms it by telephone.' } }
    expect(await runCommand({ actor: people.operator, dealId: id, command: 'resume', evidence })).toMatchObject({
      value: { state: 'acceptance' },
    })
    await importAndFollow()
  })

  test('is not ended by its deadline while files that may speak for it are still to come', async () => {
    const id = await submitted('240.2.0.0/22')
    await house.advance('41 days')
    expect(await sweepDeadlines({ areFilesDue: true })).toMatchObject({ failed: 0 })
    expect(await stateOf(id)).toBe('submitted')
    await sweepDeadlines()
    expect(await stateOf(id)).toBe('undecided')
    // Nobody decides: what is left of the time that money may lie is a week.
    await house.advance('7 days')
    await sweepDeadlines()
    expect(await stateOf(id)).toBe('refunding')
    await settleRefunds(house)
    await importAndFollow()
  })
})

describe('a lease', () => {
  const block = '240.2.4.0/22'
  const asn = 'AS64511'

  test('goes live, and gives its addresses back only when collectors have seen nothing for 48 hours', async () => {
    const terms = { asn: 64_511, term: 'P3M', recipientHolderId: null } as const
    const { id } = await order(people.buyer, of(block, { kind: 'lease' }, terms))
    await pay(id)
    await moveOn('1 hour')
    expect([await stateOf(id), await verdictOf(id)]).toMatchObject(['funded', { verdict: { routeIsAuthorised: 'no' } }])

    await atTheCounter({ act: 'create-roa', block, asn, maxLength: '22' })
    await moveOn('1 day')
    expect(await stateOf(id)).toBe('funded')
    await atTheCounter({ act: 'create-route-object', block, asn })
    await moveOn('1 day')
    await moveOn('1 day')
    expect(await stateOf(id)).toBe('authorised')
    await atTheCounter({ act: 'start-announcement', block, asn })
    await moveOn('1 day')
    await moveOn('1 day')
    expect(await stateOf(id)).toBe('live')
    expect(await findLeaseRecord(visitor(), 64_511)).toMatchObject({ record: { running: 1 } })

    await runCommand({ actor: people.buyer, dealId: id, command: 'give-notice' })
    await runCommand({ actor: people.buyer, dealId: id, command: 'return-early' })
    await moveOn('1 day')
    expect([await stateOf(id), await verdictOf(id)]).toMatchObject([
      'offboarding',
      { verdict: { lesseeAnnounces: 'yes', nothingIsLeft: 'no' } },
    ])
    expect(await findLeaseRecord(visitor(), 64_511)).toMatchObject({ record: { running: 0, announced: { count: 1 } } })
    await atTheCounter({ act: 'withdraw-announcement', block, asn })
    await atTheCounter({ act: 'delete-roa', block, asn, maxLength: '22' })
    await moveOn('1 day')
    await moveOn('1 day')
    expect(await stateOf(id)).toBe('offboarding')
    await atTheCounter({ act: 'delete-route-object', block, asn })
    await moveOn('1 day')
    await moveOn('1 day')
    expect(await stateOf(id)).toBe('withdrawn')
    await moveOn('1 day')
    expect([await stateOf(id), await claimOf(id)]).toEqual(['withdrawn', 'committed'])
    await moveOn('1 day')
    await moveOn('1 day')
    await moveOn('1 day')
    expect([await stateOf(id), await claimOf(id)]).toEqual(['closed', null])
    expect(await findLeaseRecord(visitor(), 64_511)).toMatchObject({
      record: { announced: { count: 0 }, goneLate: { count: 1, longestDays: 2 } },
    })
  })
})

test('where no source answers, nothing is proven, the record says so once, and time still ends the wait', async () => {
  const id = await submitted('240.5.0.0/22')
  await desk.stop()
  await house.advance('5 days')
  await measureDeals()
  await measureDeals()
  const { events } = await view(id)
  expect(events.filter(({ command }) => command === 'note-measurement')).toHaveLength(1)
  expect(await verdictOf(id)).toMatchObject({
    verdict: { registryShowsBuyer: 'unknown', secondSourceShowsBuyer: 'unknown' },
    notRead: expect.arrayContaining([expect.objectContaining({ source: 'rdap' })]),
  })
  await house.advance('36 days')
  await sweepDeadlines()
  expect(await stateOf(id)).toBe('undecided')
})
