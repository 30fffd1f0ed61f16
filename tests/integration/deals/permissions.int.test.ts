import { afterAll, beforeAll, expect, test } from 'vitest'
import { formatPrefix, prefixAt } from '#lib/address-space/prefix.ts'
import { listPermissions } from '#lib/deals/server/list-permissions.ts'
import { visitor } from '#lib/kernel/actor.ts'
import { type House, openHouse } from '../../support/house.ts'
import { makeOffer, order, pay, settleMarket } from '../../support/market.ts'

let house: House
let people: Awaited<ReturnType<typeof settleMarket>>

beforeAll(async () => {
  house = await openHouse()
  people = await settleMarket(house)
})
afterAll(() => house.close())

test('what a lease says of its block is told to its parties, for any part of it, and to nobody else', async () => {
  const offer = makeOffer({ kind: 'lease' }, { asn: 64_511, term: 'P3M', recipientHolderId: null })
  const { block } = offer
  const { id } = await order(people.buyer, offer)
  const told = { prefix: formatPrefix(block), origin: 64_511, deal: id }

  expect(await listPermissions(people.buyer, block)).toEqual([{ ...told, standing: 'not-yet' }])
  await pay(id)
  expect(await listPermissions(people.seller, prefixAt(block.address, 24))).toEqual([{ ...told, standing: 'may' }])
  expect(await listPermissions(people.seller, prefixAt(block.address, 16))).toEqual([{ ...told, standing: 'may' }])

  expect(await listPermissions(people.rival, block)).toEqual([])
  expect(await listPermissions(visitor(), block)).toBeNull()
  expect(await listPermissions(people.buyer, prefixAt(240 * 2 ** 24 + 2 ** 23, 22))).toEqual([])
})
