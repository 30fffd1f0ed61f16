/** How much of a listed block is free, as the catalogue tells it: by the claims that stand. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { prefixAt } from '#lib/address-space/prefix.ts'
import { holdBlock } from '#lib/claims/server/hold-block.ts'
import { releaseClaim } from '#lib/claims/server/release-claim.ts'
import { systemActor } from '#lib/kernel/actor.ts'
import { refreshAvailability } from '#lib/listings/server/refresh-availability.ts'
import { worldNow } from '#lib/platform/clock.ts'
import { inTransaction } from '#lib/platform/transaction.ts'
import { addListing } from '#tests/support/catalogue.ts'
import { prefix } from '#tests/support/evidence.ts'
import { type House, openHouse } from '#tests/support/house.ts'
import { settleMarket } from '#tests/support/market.ts'

let house: House
const actor = systemActor('test')

beforeAll(async () => {
  house = await openHouse()
  await settleMarket(house)
})
afterAll(() => house.close())

async function freeOf(id: string): Promise<number> {
  const [row] = await house.asOwner('SELECT free_addresses FROM listing_entry WHERE listing_id = $1', [id])
  return Number(row?.free_addresses)
}

test('a listing without a claim is all free, and one with a claim by what it leaves', async () => {
  const untouched = await addListing(house, { block: prefix('240.8.0.0/22') })
  const block = prefix('240.9.0.0/22')
  const id = await addListing(house, { block })
  const now = await worldNow()
  const request = {
    ...{ listingId: id, listingBlock: block, dealId: 'dl_1', kind: 'sale' as const },
    ...{ block: prefixAt(block.address, 24), period: { from: now, until: null } },
  }
  const held = await inTransaction((tx) =>
    holdBlock({ actor, tx, holdUntil: new Date(now.getTime() + 600_000), ...request }),
  )
  if (!held.ok) throw new Error('the part is free')
  await refreshAvailability(actor, null)
  expect([await freeOf(untouched), await freeOf(id)]).toEqual([1024, 768])
  await inTransaction((tx) => releaseClaim({ actor, tx, dealId: request.dealId }))
  await refreshAvailability(actor, id)
  expect(await freeOf(id)).toBe(1024)
})
