/** That a snapshot outlives its days where a listing on the market or a running deal rests on it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findCitedSpan } from '#lib/deals/server/find-cited-span.ts'
import { listSnapshots } from '#lib/diligence/server/list-snapshots.ts'
import { sweepSnapshots } from '#lib/diligence/server/sweep-snapshots.ts'
import { syncWorld } from '#lib/diligence/server/sync-world.ts'
import { systemActor } from '#lib/kernel/actor.ts'
import { listCitedMoments } from '#lib/listings/server/list-cited-moments.ts'
import { worldNow } from '#lib/platform/clock.ts'
import { addListing } from '#tests/support/catalogue.ts'
import { prefix } from '#tests/support/evidence.ts'
import { type House, openHouse } from '#tests/support/house.ts'
import { order, settleMarket } from '#tests/support/market.ts'
import { temporaryFolder, writeSources } from '#tests/support/sources-folder.ts'

let house: House
let market: Awaited<ReturnType<typeof settleMarket>>
const actor = systemActor('test')
const day = 86_400_000

beforeAll(async () => {
  house = await openHouse()
  market = await settleMarket(house)
})
afterAll(() => house.close())

const daysAgo = async (days: number) => new Date((await worldNow()).getTime() - days * day).toISOString()

/** A routing table of each of these days before now, and what is left of them after a sweep that keeps ten days. */
async function world(ages: readonly number[]) {
  const place = { dataDir: temporaryFolder(), world: 'simulated' }
  for (const age of ages) {
    const fetchedAt = await daysAgo(age)
    const name = `pfx2as-${fetchedAt.slice(0, 10).replaceAll('-', '')}.txt`
    await syncWorld({
      ...place,
      sourcesDir: writeSources({ [name]: `198.51.100.0\t24\t${64_500 + age}\n` }),
      fetchedAt,
    })
  }
  return async () => {
    const at = await daysAgo(0)
    const cited = [...(await listCitedMoments(actor)), ...(await findCitedSpan(actor, at))]
    await sweepSnapshots(actor, place, { at, keepDays: 10, cited })
    return listSnapshots(place).length
  }
}

test('nothing is cited in an empty market', async () => {
  const sweep = await world([90, 60, 0])
  expect(await sweep()).toBe(1)
})

test('what a published listing was let on the market by stays, and goes once the listing is withdrawn', async () => {
  const id = await addListing(house, { block: prefix('240.8.0.0/22') })
  const evidence = JSON.stringify({ gatesPassedAt: await daysAgo(50) })
  await house.asOwner(
    `INSERT INTO listing_event (listing_id, seq, command, from_state, to_state, actor, at, evidence)
     VALUES ($1, 2, 'publish', 'draft', 'published', 'test', dotquad_now(), $2)`,
    [id, evidence],
  )
  const sweep = await world([90, 60, 0])
  expect(await sweep()).toBe(2)
  await house.asOwner("UPDATE listing SET state = 'withdrawn' WHERE id = $1", [id])
  expect(await sweep()).toBe(1)
})

test('what was current when a running deal was opened stays, and whatever came since', async () => {
  await order(market.buyer)
  await house.advance('40 days')
  const sweep = await world([90, 60, 30, 20, 0])
  expect(await sweep()).toBe(4)
  await house.asOwner("UPDATE deal SET state = 'cancelled'")
  expect(await sweep()).toBe(1)
})
