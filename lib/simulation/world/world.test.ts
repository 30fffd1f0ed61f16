import { describe, expect, test } from 'vitest'
import { rangeOf, rangeSize } from '#lib/address-space/range.ts'
import { registries } from './address-plan.ts'
import { standsOn } from './facts.ts'
import { holderIdOf, organisations } from './organisations.ts'
import { buildWorld } from './world.ts'

const world = buildWorld({ seed: 'test', genesis: '2026-11-23' })
const first = 240 * 2 ** 24
const last = 255 * 2 ** 24 - 1

describe('a simulated world', () => {
  test('has 60 organisations with distinct names, ids, AS numbers and holder ids, some at each registry', () => {
    expect(organisations).toHaveLength(60)
    for (const distinct of [
      organisations.map(({ id }) => id),
      organisations.map(({ name }) => name),
      organisations.map(({ asn }) => asn),
      organisations.map((organisation) => holderIdOf('test', organisation)),
    ]) {
      expect(new Set<string | number>(distinct).size).toBe(60)
    }
    expect(new Set(organisations.map(({ registry }) => registry))).toEqual(new Set(registries))
  })

  test('uses only AS numbers set aside for documentation and private use', () => {
    const setAside = (asn: number) =>
      (asn >= 64496 && asn <= 65534) || (asn >= 65536 && asn <= 65551) || (asn >= 4200000000 && asn <= 4294967294)
    expect(organisations.filter(({ asn }) => !setAside(asn))).toEqual([])
  })

  test('has 400 blocks between /24 and /16, all registered on its first day', () => {
    expect(world.blocks).toHaveLength(400)
    for (const { range, tenures } of world.blocks) {
      expect(rangeSize(range)).toBeGreaterThanOrEqual(2 ** 8)
      expect(rangeSize(range)).toBeLessThanOrEqual(2 ** 16)
      expect(tenures[0].from).toBeLessThan(world.genesis)
    }
    expect(world.holdings.filter((holding) => standsOn(holding, world.genesis))).toHaveLength(401)
  })

  test('has some blocks whose size is no power of two', () => {
    expect(world.blocks.filter(({ range }) => !Number.isInteger(Math.log2(rangeSize(range)))).length).toBeGreaterThan(5)
  })

  test('keeps every block apart from the others and from reserved space', () => {
    const ranges = [...world.blocks.map(({ range }) => range), ...world.reservations].sort((a, b) => a.start - b.start)
    for (const [index, { start }] of ranges.entries()) expect(start).toBeGreaterThan(ranges[index - 1]?.end ?? 0)
  })

  test('has every organisation hold something', () => {
    expect(new Set(world.blocks.map(({ tenures }) => tenures[0].holder)).size).toBe(60)
  })

  test('lets the tenures of a block follow one another, each with another holder', () => {
    for (const { tenures } of world.blocks) {
      for (const [index, tenure] of tenures.entries()) {
        const before = tenures[index - 1]
        if (before === undefined) continue
        expect(tenure.from).toBeGreaterThan(before.from)
        expect(tenure.holder).not.toBe(before.holder)
      }
    }
  })

  test('logs a transfer wherever a registration passes to another holder', () => {
    for (const { moved, day, source, recipient } of world.transfers) {
      const rows = world.holdings.filter(({ range }) => range.start === moved.start && range.end === moved.end)
      expect(rows.some(({ holder, until }) => holder === source && until === day)).toBe(true)
      expect(rows.some(({ holder, from }) => holder === recipient && from === day)).toBe(true)
    }
    const passedOn = world.holdings.filter(({ until }) => until !== null)
    expect(world.transfers).toHaveLength(passedOn.length)
  })

  test('stays inside 240.0.0.0 to 254.255.255.255 but for the leak of the whole /4', () => {
    const prefixes = [world.roas, world.announcements, world.routeObjects, world.listings, world.locations]
      .flatMap((facts) => facts.map(({ prefix }) => prefix))
      .filter(({ length }) => length !== 4)
    const ranges = [...world.holdings.map(({ range }) => range), ...world.reservations, ...prefixes.map(rangeOf)]
    expect(ranges.filter(({ start, end }) => start < first || end > last)).toEqual([])
  })

  test('has no ROA shorter in maxLength than its prefix', () => {
    expect(world.roas.filter(({ prefix, maxLength }) => maxLength < prefix.length || maxLength > 24)).toEqual([])
  })

  test('ends whatever begins after it began', () => {
    const periods = [
      world.roas,
      world.announcements,
      world.routeObjects,
      world.listings,
      world.holdings,
      world.locations,
    ].flat()
    expect(periods.filter(({ from, until }) => until !== null && until <= from)).toEqual([])
  })

  test('has a future: transfers, listings and ROAs that its first day does not show yet', () => {
    for (const days of [
      world.transfers.map(({ day }) => day),
      world.listings.map(({ from }) => from),
      world.roas.map(({ from }) => from),
    ]) {
      expect(days.some((day) => day > world.genesis)).toBe(true)
    }
  })
})
