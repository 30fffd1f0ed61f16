import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { findLeaseRecord } from '#lib/deals/server/find-lease-record.ts'
import { visitor } from '#lib/kernel/actor.ts'
import { type House, openHouse } from '../../support/house.ts'
import { makeOffer, order, settleMarket } from '../../support/market.ts'

let house: House
let people: Awaited<ReturnType<typeof settleMarket>>
const asn = 64_511

beforeAll(async () => {
  vi.stubEnv('DOTQUAD_WORLD', 'simulated')
  house = await openHouse()
  people = await settleMarket(house)
})
afterAll(() => house.close())

const nothing = {
  ...{ running: 0, goneInTime: 0, unmeasured: 0, cameBack: 0 },
  goneLate: { count: 0, longestDays: null },
  announced: { count: 0, longestDays: null },
}
const lease = async (of: number) =>
  (await order(people.buyer, makeOffer({ kind: 'lease' }, { asn: of, term: 'P3M', recipientHolderId: null }))).id

/** A step as the record of a deal has it, days after the first, which is a hundred days ago; only the house’s own moves write one. */
async function step(dealId: string, [day, from, to]: readonly [number, string, string], announces?: 'yes' | 'no') {
  const evidence = announces ? { measurement: { verdict: { lesseeAnnounces: announces, nothingIsLeft: 'no' } } } : {}
  await house.asOwner(
    `INSERT INTO deal_event (deal_id, seq, command, from_state, to_state, party, actor, at, evidence, prev_hash, hash)
     SELECT $1, max(seq) + 1, 'test', $2, $3, 'system', 'test', dotquad_now() - interval '100 days' + $4 * interval '1 day', $5,
       repeat('a', 64), repeat('b', 64) FROM deal_event WHERE deal_id = $1`,
    [dealId, from, to, day, JSON.stringify(evidence)],
  )
}

test('an AS has no record before a lease for it went live, and an order is none', async () => {
  await lease(asn)
  expect(await findLeaseRecord(visitor(), asn)).toEqual({ state: 'known', record: nothing })
})

test('anybody is told how the leases of an AS ended, as counts, and those of another AS are not among them', async () => {
  const [late, running, other] = [await lease(asn), await lease(asn), await lease(64_510)]
  for (const id of [late, running, other]) await step(id, [0, 'authorised', 'live'], 'yes')
  await step(late, [90, 'live', 'offboarding'])
  await step(late, [91, 'offboarding', 'offboarding'], 'yes')
  await step(late, [95.5, 'offboarding', 'withdrawn'], 'no')
  expect(await findLeaseRecord(visitor(), asn)).toEqual({
    state: 'known',
    record: { ...nothing, running: 1, goneLate: { count: 1, longestDays: 5 } },
  })
})

test('an AS that announces still after the end is told with the days up to now, though the last note is older', async () => {
  const late = await lease(64_509)
  await step(late, [0, 'authorised', 'live'], 'yes')
  await step(late, [89.9, 'live', 'offboarding'])
  await step(late, [95, 'offboarding', 'offboarding'], 'yes')
  expect(await findLeaseRecord(visitor(), 64_509)).toEqual({
    state: 'known',
    record: { ...nothing, announced: { count: 1, longestDays: 10 } },
  })
})

test('an AS of another world than that of the market is not measured', async () => {
  expect(await findLeaseRecord(visitor(), 3333)).toEqual({ state: 'not-here' })
})

test('records that cannot be read are a failure, and not none', async () => {
  await house.asOwner('REVOKE SELECT ON deal_event FROM dotquad_app')
  expect(await findLeaseRecord(visitor(), asn)).toEqual({ state: 'unreadable' })
})
