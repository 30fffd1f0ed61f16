import { describe, expect, test } from 'vitest'
import { formatRange, rangeOf } from '#lib/address-space/range.ts'
import { type Day, dayOf } from './day.ts'
import { standsOn } from './facts.ts'
import { type DatabaseKeeper, databaseKeepers, inetnumsOn } from './inetnums.ts'
import { prefixOf } from './scenario-facts/moment.ts'
import { buildWorld } from './world.ts'
import { writeInetnumDump } from './writers/inetnums.ts'
import { writeRouteObjects } from './writers/route-objects.ts'

const genesis = dayOf('2026-11-23')
const world = buildWorld({ seed: 'test', genesis: '2026-11-23' })

const around = (keeper: DatabaseKeeper, text: string, day: Day = genesis) => {
  const { start, end } = rangeOf(prefixOf(text))
  return inetnumsOn(world, keeper, day).filter(({ range }) => range.start <= start && end <= range.end)
}

describe('the registries’ databases of a simulated world', () => {
  test('name every registration of their registry, and what is handed on inside one under its holder alone', () => {
    for (const keeper of databaseKeepers) {
      const inetnums = inetnumsOn(world, keeper, genesis)
      const own = inetnums.filter(({ by }) => by === 'registry')
      const held = world.holdings.filter((holding) => holding.registry === keeper && standsOn(holding, genesis))
      const named = new Set(own.map(({ range }) => formatRange(range)))
      expect(held.filter(({ range }) => !named.has(formatRange(range))).length).toBeLessThan(held.length / 10)
      for (const part of inetnums.filter(({ by }) => by === 'holder')) {
        const outer = own.find(({ range }) => range.start <= part.range.start && part.range.end <= range.end)
        expect([outer?.holder, outer?.status]).toEqual([part.holder, expect.stringMatching(/^ALLOCATED/)])
      }
      expect(inetnums.some(({ by }) => by === 'holder')).toBe(true)
    }
  })

  test('tell nothing that came after the day, and what a transfer brought from the first day on', () => {
    for (const { created, changed } of databaseKeepers.flatMap((keeper) => inetnumsOn(world, keeper, genesis))) {
      expect([created <= changed, changed < '2026-11-23']).toEqual([true, true])
    }
    const later = world.holdings.filter(({ from, registry }) => from > genesis && registry === 'ripencc')
    expect(later.length).toBeGreaterThan(0)
    for (const { range, holder, from } of later) {
      const object = inetnumsOn(world, 'ripencc', from + 1).find((one) => one.range.start === range.start)
      expect(object?.holder).toBe(holder)
    }
  })

  test('have an object from before the last transfer, one that no database has, and a part that reads as a block', () => {
    const [late] = around('ripencc', '240.0.64.0/18')
    expect([late?.holder, late?.changed.slice(0, 10)]).toEqual(['whispering-cabbage', '2009-06-17'])
    expect(around('afrinic', '241.0.0.0/22')).toEqual([])
    expect(around('ripencc', '241.0.0.0/22').map(({ holder }) => holder)).toEqual(['invisible-bridge'])
    expect(around('ripencc', '240.1.72.0/24').map(({ status }) => status)).toEqual(['ALLOCATED PA', 'SUB-ALLOCATED PA'])
  })

  test('link the feed that the registration links by RDAP: RIPE and APNIC by attribute, AFRINIC by remark', () => {
    expect(around('ripencc', '240.0.0.0/22')[0]?.geofeed).toBe('https://nonesuch-cartographers.invalid/geofeed.csv')
    expect(writeInetnumDump(world, 'ripencc', genesis).text).toMatch(/^geofeed: {8}https:\/\/nonesuch-/m)
    const afrinic = inetnumsOn(world, 'afrinic', genesis).filter(({ geofeed }) => geofeed !== null)
    const { text } = writeRouteObjects(world, 'AFRINIC', genesis)
    expect(text.match(/^remarks: {8}Geofeed https:/gm)?.length ?? 0).toBe(afrinic.length)
  })

  test('draw from streams of their own: nothing else of the world moves by them', () => {
    const files = () => writeRouteObjects(world, 'RIPE', genesis).text
    const before = files()
    for (const keeper of databaseKeepers) inetnumsOn(world, keeper, genesis)
    expect(files()).toBe(before)
  })
})
