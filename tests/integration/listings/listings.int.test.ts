/** A listing from draft to the catalogue and off it again, over the simulated world's own files and registries. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { formatPrefix } from '#lib/address-space/prefix.ts'
import { linkHolder } from '#lib/identity/server/link-holder.ts'
import type { Member } from '#lib/kernel/actor.ts'
import { systemActor, visitor } from '#lib/kernel/actor.ts'
import { money } from '#lib/kernel/money.ts'
import type { Offer } from '#lib/listings/offer-input.ts'
import { askForProof } from '#lib/listings/server/ask-for-proof.ts'
import { changeOffer } from '#lib/listings/server/change-offer.ts'
import { checkGates } from '#lib/listings/server/check-gates.ts'
import { checkProof } from '#lib/listings/server/check-proof.ts'
import { draftListing } from '#lib/listings/server/draft-listing.ts'
import { findListing } from '#lib/listings/server/find-listing.ts'
import { listHoldingsWithListings } from '#lib/listings/server/list-holdings.ts'
import { listOwnListings } from '#lib/listings/server/list-own-listings.ts'
import { publishListing } from '#lib/listings/server/publish-listing.ts'
import { recheckListings } from '#lib/listings/server/recheck-listings.ts'
import { withdrawListing } from '#lib/listings/server/withdraw-listing.ts'
import { findFreePort } from '#lib/platform/free-port.ts'
import { type RegistryDesk, startRegistryDesk } from '#lib/simulation/registry-desk/start-registry-desk.ts'
import { getOrganisation, holderIdOf } from '#lib/simulation/world/organisations.ts'
import { prefix } from '#tests/support/evidence.ts'
import { type House, openHouse } from '#tests/support/house.ts'
import { memberOf, settleMarket } from '#tests/support/market.ts'
import { temporaryFolder } from '#tests/support/sources-folder.ts'

let house: House
let desk: RegistryDesk
const dataDir = temporaryFolder()
const block = prefix('240.0.0.0/22')
const seller: Member = memberOf('org_seller', 'seller')
const stranger: Member = memberOf('org_stranger', 'buyer', 'seller')
const buyer: Member = memberOf('org_buyer', 'buyer')

async function importNow() {
  const { importWorld } = await import('#lib/entry/import-world.ts')
  const { worldNow } = await import('#lib/platform/clock.ts')
  await importWorld({ world: 'simulated', dataDir, sourcesDir: null, fetchedAt: (await worldNow()).toISOString() })
}

async function atTheCounter(fields: Record<string, string>) {
  const body = new URLSearchParams({ block: '240.0.0.0/22', ...fields })
  const answer = await fetch(`${desk.url}/act`, { method: 'POST', body, redirect: 'manual' })
  expect(answer.status).toBe(303)
}

beforeAll(async () => {
  house = await openHouse()
  vi.stubEnv('DOTQUAD_DATA_DIR', dataDir)
  vi.stubEnv('DOTQUAD_WORLD', 'simulated')
  vi.stubEnv('DOTQUAD_NETWORK', 'off')
  const port = await findFreePort()
  vi.stubEnv('RDAP_BASE_URL', `http://127.0.0.1:${port}/rdap`)
  await settleMarket(house)
  await importNow()
  const { worldFolder } = await import('#lib/diligence/server/world-folder.ts')
  const { worldNow } = await import('#lib/platform/clock.ts')
  const { birthOf } = await import('#lib/simulation/world/birth.ts')
  const { root } = worldFolder(dataDir, 'simulated')
  desk = await startRegistryDesk({ port, worldFolder: root, now: worldNow })
  const holder = getOrganisation('nonesuch-cartographers')
  const { seed } = birthOf(root, '2026-01-01')
  const link = { registry: holder.registry, holderId: holderIdOf(seed, holder) }
  expect(await linkHolder(systemActor('test'), 'org_seller', link)).toBe(true)
}, 60_000)

afterAll(async () => {
  await desk?.stop()
  await house?.close()
})

const offer: Offer = {
  prices: [
    { dealType: 'sale', partLength: 22, amount: money('USD', 3_000_000n) },
    { dealType: 'lease', partLength: 24, amount: money('USD', 10_240n) },
  ],
  terms: { lease: { shortestMonths: 3, longestMonths: 12 }, permittedUses: ['hosting'], note: '' },
}

const catalogue = () => house.asApp('SELECT listing_id, facets, sale_rate, lease_rate FROM listing_entry')

async function draft(): Promise<string> {
  const drafted = await draftListing(seller, block)
  if (!drafted.ok) throw new Error(drafted.error.message)
  return drafted.value.id
}

describe('a holder', () => {
  test('sees the blocks that the statistics show as its own, and may list no other', async () => {
    const holdings = await listHoldingsWithListings(seller)
    expect(holdings.map((held) => formatPrefix(held.block))).toContain('240.0.0.0/22')
    expect(await draftListing(seller, prefix('240.0.4.0/22'))).toMatchObject({
      ok: false,
      error: { field: 'block', message: expect.stringContaining('is not all yours') },
    })
    expect(await listHoldingsWithListings(stranger)).toEqual([])
  })

  test('who only buys may list nothing', async () => {
    expect(await draftListing(buyer, block)).toMatchObject({ ok: false, error: { kind: 'not-allowed' } })
  })
})

describe('a draft', () => {
  test('is there once, and for nobody else', async () => {
    const id = await draft()
    expect(await draft()).toBe(id)
    expect(await findListing(seller, id)).toMatchObject({ listing: { state: 'draft' } })
    for (const actor of [stranger, buyer, visitor()]) expect(await findListing(actor, id)).toBeNull()
    expect(await listOwnListings(stranger)).toEqual([])
    expect(await changeOffer({ actor: stranger, listingId: id, offer })).toMatchObject({ error: { kind: 'not-found' } })
    expect(await publishListing(stranger, id)).toMatchObject({ error: { kind: 'not-found' } })
    expect(await catalogue()).toEqual([])
  })

  test('is not published before its gates pass, and each says what to do', async () => {
    const id = await draft()
    const gates = await checkGates(seller, id)
    expect(gates.ok && gates.value).toContainEqual(
      expect.objectContaining({ gate: 'control', status: 'failed', remedy: expect.stringContaining('token') }),
    )
    expect(await publishListing(seller, id)).toMatchObject({ ok: false, error: { kind: 'gates' } })
    expect(await catalogue()).toEqual([])
  })

  test('is proven by the token in the registration alone', async () => {
    const id = await draft()
    const asked = await askForProof(seller, id)
    if (!asked.ok) throw new Error(asked.error.message)
    expect(await askForProof(seller, id)).toMatchObject({ value: { token: asked.value.token } })
    expect(await checkProof(seller, id)).toMatchObject({
      value: { provenAt: null, reading: { answer: 'nothing-found' } },
    })
    await atTheCounter({ act: 'set-remark', text: asked.value.token })
    expect(await checkProof(seller, id)).toMatchObject({ value: { provenAt: expect.any(Date) } })
  })
})

describe('a listing', () => {
  test('with all gates passed is published, found by everybody and in the catalogue', async () => {
    const id = await draft()
    expect(await changeOffer({ actor: seller, listingId: id, offer })).toMatchObject({ ok: true })
    const gates = await checkGates(seller, id)
    expect(gates.ok && gates.value.filter(({ status }) => status === 'failed' || status === 'unknown')).toEqual([])
    expect(await publishListing(seller, id)).toMatchObject({ ok: true, value: { state: 'published' } })
    expect(await findListing(visitor(), id)).toMatchObject({ listing: { state: 'published' }, proof: null })
    expect(await catalogue()).toEqual([
      {
        listing_id: id,
        facets: expect.arrayContaining(['deal:lease', 'deal:sale', 'rir:ripencc', 'rpki:valid', 'size:22', 'size:24']),
        sale_rate: '29296875',
        lease_rate: '400000',
      },
    ])
  })

  test('is on offer once, whoever drafts the same block again', async () => {
    expect(await draftListing(seller, prefix('240.0.1.0/24'))).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('listed already') },
    })
  })

  test('changes its price in the catalogue at once', async () => {
    const [listing] = await listOwnListings(seller)
    const cheaper = {
      ...offer,
      prices: [{ dealType: 'sale' as const, partLength: 22, amount: money('USD', 102_400n) }],
    }
    await changeOffer({ actor: seller, listingId: listing?.id ?? '', offer: cheaper })
    expect(await catalogue()).toMatchObject([{ sale_rate: '1000000', lease_rate: null }])
  })

  test('freezes when a gate fails by new files, and says why', async () => {
    const [listing] = await listOwnListings(seller)
    await atTheCounter({ act: 'list-block', list: 'drop' })
    await house.advance('3 days')
    await importNow()
    expect(await recheckListings(systemActor('recheck'))).toMatchObject({ checked: 1, frozen: 1 })
    expect(await findListing(visitor(), listing?.id ?? '')).toMatchObject({
      listing: { state: 'frozen', stateReason: expect.stringContaining('Spamhaus DROP') },
    })
    expect(await catalogue()).toEqual([])
    expect(await recheckListings(systemActor('recheck'))).toMatchObject({ checked: 1, frozen: 0 })
  })

  test('is withdrawn by its seller for good', async () => {
    const [listing] = await listOwnListings(seller)
    const id = listing?.id ?? ''
    expect(await withdrawListing(stranger, id)).toMatchObject({ error: { kind: 'not-found' } })
    expect(await withdrawListing(seller, id)).toMatchObject({ value: { state: 'withdrawn' } })
    expect(await publishListing(seller, id)).toMatchObject({ ok: false })
    expect(await findListing(visitor(), id)).toBeNull()
    const view = await findListing(seller, id)
    expect(view?.events.map(({ command }) => command)).toEqual([
      ...['draft', 'change-offer', 'publish', 'change-offer', 'freeze', 'withdraw'],
    ])
  })
})

test('what happened to a listing cannot be rewritten, by nobody', async () => {
  await expect(house.asApp("UPDATE listing_event SET command = 'x'")).rejects.toThrow(/permission denied|append-only/)
  await expect(house.asOwner('DELETE FROM listing_event')).rejects.toThrow()
})
