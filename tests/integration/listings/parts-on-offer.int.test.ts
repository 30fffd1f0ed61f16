/** What of a listing keeps others off: what is left of it, while its parts are sold, given back, and listed by their buyers. */
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { formatPrefix, type Prefix, prefixAt, prefixSize } from '#lib/address-space/prefix.ts'
import { commitClaim } from '#lib/claims/server/commit-claim.ts'
import { holdBlock } from '#lib/claims/server/hold-block.ts'
import { releaseClaim } from '#lib/claims/server/release-claim.ts'
import { settleClaim } from '#lib/claims/server/settle-claim.ts'
import { systemActor } from '#lib/kernel/actor.ts'
import type { DealType } from '#lib/listings/deal-type.ts'
import { freePrefixes } from '#lib/listings/free-parts.ts'
import { isOverlap } from '#lib/listings/server/listing-store.ts'
import { moveListing } from '#lib/listings/server/move-listing.ts'
import { refreshAvailability } from '#lib/listings/server/refresh-availability.ts'
import { worldNow } from '#lib/platform/clock.ts'
import { inTransaction, type Transaction } from '#lib/platform/transaction.ts'
import { addListing } from '#tests/support/catalogue.ts'
import { prefix } from '#tests/support/evidence.ts'
import { type House, openHouse } from '#tests/support/house.ts'
import { settleMarket } from '#tests/support/market.ts'

let house: House
const actor = systemActor('test')
const whole = prefix('240.0.0.0/22')
const sold = prefix('240.0.1.0/24')
let deals = 0

beforeAll(async () => {
  house = await openHouse()
  await settleMarket(house)
})
afterAll(() => house.close())
/** Nothing is on the market, and nobody has anything. */
beforeEach(async () => {
  await house.asOwner('TRUNCATE claim, listing_entry')
  await house.asOwner("UPDATE listing SET state = 'withdrawn'")
})

type Wish = { listingId: string; listingBlock?: Prefix; block?: Prefix; kind?: DealType }

/** The id of the deal that now holds the part, or null where it is taken. */
async function hold({ listingId, listingBlock = whole, block = sold, kind = 'sale' }: Wish): Promise<string | null> {
  const dealId = `dl_${++deals}`
  const now = await worldNow()
  const holdUntil = new Date(now.getTime() + 600_000)
  const request = { listingId, listingBlock, dealId, kind, block, period: { from: now, until: null } }
  const held = await inTransaction((tx) => holdBlock({ actor, tx, holdUntil, ...request }))
  return held.ok ? dealId : null
}

const change = (by: typeof commitClaim, dealId: string) => inTransaction((tx: Transaction) => by({ actor, tx, dealId }))

async function sell(wish: Wish): Promise<string> {
  const dealId = await hold(wish)
  if (!dealId) throw new Error('the part is free')
  await change(commitClaim, dealId)
  return dealId
}

/** True if it came to the market, false where another listing has an address of what is left of it. */
async function publish(id: string): Promise<boolean> {
  try {
    return (await moveListing(actor, id, { command: 'publish', reason: '', evidence: {} })).ok
  } catch (error) {
    if (isOverlap(error)) return false
    throw error
  }
}

const partsOf = async (id: string) =>
  (
    await house.asApp(
      'SELECT block::text AS block FROM listing_part WHERE listing_id = $1 ORDER BY listing_part.block',
      [id],
    )
  ).map(({ block }) => block)

const left = ['240.0.0.0/24', '240.0.2.0/23']

describe('the buyer of a part', () => {
  test('lists it while the rest is still on offer; what was not sold nobody else can list', async () => {
    const listingId = await addListing(house, { block: whole })
    const own = await addListing(house, { block: sold, state: 'draft' })
    expect(await publish(own)).toBe(false)
    await sell({ listingId })
    expect(await partsOf(listingId)).toEqual(left)
    expect(await publish(own)).toBe(true)
    for (const text of ['240.0.0.0/24', '240.0.2.0/24', '240.0.0.0/22'])
      expect(await publish(await addListing(house, { block: prefix(text), state: 'draft' })), text).toBe(false)
  })

  test('can sell it on once the money of the first sale was released, and the first seller cannot', async () => {
    const listingId = await addListing(house, { block: whole })
    const dealId = await sell({ listingId })
    const own = await addListing(house, { block: sold, freeAddresses: 0 })
    expect(await hold({ listingId: own, listingBlock: sold })).toBeNull()
    await change(settleClaim, dealId)
    expect(await hold({ listingId })).toBeNull()
    await refreshAvailability(actor, null)
    const free = await house.asOwner(
      'SELECT block::text, free_addresses::int AS free FROM listing_entry ORDER BY block',
    )
    expect(free).toEqual([
      { block: '240.0.0.0/22', free: 768 },
      { block: '240.0.1.0/24', free: 256 },
    ])
    expect(await hold({ listingId: own, listingBlock: sold })).not.toBeNull()
    expect(await hold({ listingId: own, listingBlock: sold })).toBeNull()
  })

  test('is not there for a lessee: what is leased stays its holder’s, on the market and off', async () => {
    const listingId = await addListing(house, { block: whole })
    await sell({ listingId, kind: 'lease' })
    expect(await partsOf(listingId)).toEqual(['240.0.0.0/22'])
    expect(await publish(await addListing(house, { block: sold, state: 'draft' }))).toBe(false)
  })
})

describe('a sale that is paid back', () => {
  test('gives its part back to the listing', async () => {
    const listingId = await addListing(house, { block: whole })
    const dealId = await sell({ listingId })
    await change(releaseClaim, dealId)
    expect(await partsOf(listingId)).toEqual(['240.0.0.0/22'])
    expect(await publish(await addListing(house, { block: sold, state: 'draft' }))).toBe(false)
  })

  test('does not, where its buyer has listed it by then', async () => {
    const listingId = await addListing(house, { block: whole })
    const dealId = await sell({ listingId })
    const own = await addListing(house, { block: sold })
    await change(releaseClaim, dealId)
    expect(await partsOf(own)).toEqual(['240.0.1.0/24'])
    expect(await partsOf(listingId)).not.toContain('240.0.1.0/24')
  })
})

test('a listing that is withdrawn leaves the addresses to others', async () => {
  const listingId = await addListing(house, { block: whole })
  await moveListing(actor, listingId, { command: 'withdraw', reason: '', evidence: {} })
  expect(await partsOf(listingId)).toEqual([])
  expect(await publish(await addListing(house, { block: sold, state: 'draft' }))).toBe(true)
})

describe('at once', () => {
  test('of many listings with an address in common one comes to the market', async () => {
    const blocks = ['240.0.0.0/22', '240.0.0.0/23', '240.0.1.0/24', '240.0.0.0/21'].map(prefix)
    const drafts = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        addListing(house, { block: blocks[index % blocks.length] ?? whole, state: 'draft' }),
      ),
    )
    const came = await Promise.all(drafts.map(publish))
    expect(came.filter((one) => one)).toHaveLength(1)
  })

  test('sales of every part of a listing leave nothing of it, and two of them never undo each other', async () => {
    const listingId = await addListing(house, { block: whole })
    const parts = [0, 1, 2, 3].map((index) => prefixAt(whole.address + index * 256, 24))
    const held = await Promise.all(parts.map((block) => hold({ listingId, block })))
    await Promise.all(held.map((dealId) => change(commitClaim, dealId ?? '')))
    expect(await partsOf(listingId)).toEqual([])
    await Promise.all(held.slice(0, 2).map((dealId) => change(releaseClaim, dealId ?? '')))
    expect(await partsOf(listingId)).toEqual(['240.0.0.0/23'])
  })

  test('a part is sold and listed by somebody: it is on offer once at most, whoever was first', async () => {
    const listingId = await addListing(house, { block: whole })
    const dealId = await hold({ listingId })
    const own = await addListing(house, { block: sold, state: 'draft' })
    const [, came] = await Promise.all([change(commitClaim, dealId ?? ''), publish(own)])
    expect(await partsOf(listingId)).toEqual(left)
    expect(await partsOf(own)).toEqual(came ? ['240.0.1.0/24'] : [])
    expect(came || (await publish(own))).toBe(true)
  })
})

test('what the database says is left is what the code says', async () => {
  const part = fc
    .record({ length: fc.integer({ min: 18, max: 24 }), place: fc.nat({ max: 2 ** 14 - 1 }) })
    .map(({ length, place }) => {
      const base = prefix('240.0.0.0/18')
      const address = base.address + place
      return prefixAt(address - (address % 2 ** (32 - length)), length)
    })
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 6 }), async (taken) => {
      const rows = await house.asOwner('SELECT prefixes_left($1, $2::cidr[])::text AS block', [
        ...['240.0.0.0/18', taken.map(formatPrefix)],
      ])
      const expected = freePrefixes(prefix('240.0.0.0/18'), taken)
      expect(rows.map(({ block }) => block)).toEqual(expected.map(formatPrefix))
      expect(expected.every((one) => prefixSize(one) > 0)).toBe(true)
    }),
    { numRuns: 40 },
  )
})
