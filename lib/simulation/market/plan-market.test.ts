import { describe, expect, test } from 'vitest'
import {
  comparePrefixes,
  containsPrefix,
  formatPrefix,
  overlapsPrefix,
  type Prefix,
} from '#lib/address-space/prefix.ts'
import { rangeOf } from '#lib/address-space/range.ts'
import { dealTypes } from '#lib/listings/deal-type.ts'
import { type Period, standsOn } from '../world/facts.ts'
import { buildWorld } from '../world/world.ts'
import { plannedDeals, plannedLeases } from './deals.ts'
import { planMarket } from './plan-market.ts'

const world = buildWorld({ seed: 'dotquad', genesis: '2026-11-24' })
const plan = planMarket(world)
const published = plan.filter(({ fate }) => fate === 'published')
const count = <Key>(keys: readonly Key[]) => {
  const counts = new Map<Key, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

describe('the plan of the simulated market', () => {
  test('is the same for one seed and one first day', () => {
    expect(planMarket(buildWorld({ seed: 'dotquad', genesis: '2026-11-24' }))).toEqual(plan)
  })

  test('publishes more than 130 blocks, and leaves some at every earlier or later state', () => {
    const fates = count(plan.map(({ fate }) => fate))
    expect(fates.get('published')).toBeGreaterThan(130)
    for (const fate of ['drafted', 'asked', 'withdrawn', 'frozen'] as const)
      expect(fates.get(fate), fate).toBeGreaterThanOrEqual(2)
  })

  test('offers what its seller holds on the first day, each address once', () => {
    for (const { seller, block } of plan) {
      const { start, end } = rangeOf(block)
      const holding = world.holdings.find(
        ({ holder, range, ...period }) =>
          holder === seller && range.start <= start && end <= range.end && standsOn(period, world.genesis),
      )
      expect(holding, formatPrefix(block)).toBeDefined()
    }
  })

  test('offers no address twice, but for the block that two registries claim', () => {
    const sorted = plan.map(({ block }) => block).sort((a, b) => a.address - b.address)
    const twice = sorted.filter((block, index) => sorted.slice(index + 1).some((other) => overlapsPrefix(block, other)))
    expect(twice.map(formatPrefix)).toEqual(['240.2.12.0/22'])
  })

  test('spans five registries, fifteen countries, /24 to /16 and every kind of deal', () => {
    const holders = published.map(({ seller }) => world.organisation(seller))
    expect(new Set(holders.map(({ registry }) => registry)).size).toBe(5)
    expect(new Set(holders.map(({ country }) => country)).size).toBeGreaterThanOrEqual(15)
    const lengths = new Set(published.map(({ block }) => block.length))
    expect([16, 17, 18, 19, 20, 21, 22, 23, 24].filter((length) => !lengths.has(length))).toEqual([])
    const deals = count(published.flatMap(({ offer }) => [...new Set(offer.prices.map(({ dealType }) => dealType))]))
    for (const deal of dealTypes) expect(deals.get(deal), deal).toBeGreaterThanOrEqual(20)
  })

  test('asks what such addresses cost: $14 to $35 to buy one, 20 cents to a dollar a month', () => {
    for (const { block, offer } of plan)
      for (const { dealType, partLength, minor } of offer.prices) {
        expect(partLength).toBeGreaterThanOrEqual(block.length)
        const cents = Number(minor) / 2 ** (32 - partLength)
        const [low, high] = dealType === 'sale' ? [1_400, 3_500] : [20, 100]
        expect(cents >= low && cents <= high, `${formatPrefix(block)} ${dealType} /${partLength} at ${cents}`).toBe(
          true,
        )
      }
  })

  test('gives the seller who is played a sale that can be bought at once, a lease and a rent', () => {
    const own = published.filter(({ seller }) => seller === 'nonesuch-cartographers')
    const prices = own.flatMap(({ offer }) => offer.prices)
    expect(new Set(prices.map(({ dealType }) => dealType)).size).toBe(3)
    expect(prices.some(({ dealType, minor }) => dealType === 'sale' && minor <= 10_000_000n)).toBe(true)
  })

  test('never offers a lease of space that its registry does not let be leased', () => {
    const leases = plan.filter(({ offer }) => offer.prices.some(({ dealType }) => dealType !== 'sale'))
    expect(leases.filter(({ seller }) => world.organisation(seller).registry === 'lacnic')).toEqual([])
  })

  test('has a price for every deal that is under way when the market opens', () => {
    for (const { seller, part, dealType } of [...plannedLeases, ...plannedDeals]) {
      const listing = published.find((one) => one.seller === seller && containsPrefix(one.block, part))
      const priced = listing?.offer.prices.some((one) => one.dealType === dealType && one.partLength === part.length)
      expect(priced, `${dealType} of ${formatPrefix(part)}`).toBe(true)
    }
  })

  test('leases what the lessee announces already, by a ROA and a route object for its AS', () => {
    for (const { buyer, part } of plannedLeases) {
      const { asn } = world.organisation(buyer)
      const [today, text] = [world.genesis, formatPrefix(part)]
      const standing = <Fact extends Period & { prefix: Prefix }>(facts: readonly Fact[]) =>
        facts.filter((fact) => standsOn(fact, today) && comparePrefixes(fact.prefix, part) === 0)
      expect(standing(world.announcements).map(({ origin }) => origin)).toEqual([String(asn)])
      expect(
        standing(world.roas).map((roa) => roa.asn),
        text,
      ).toEqual([asn])
      expect(
        standing(world.routeObjects).some(({ origin }) => origin === asn),
        text,
      ).toBe(true)
    }
  })
})
