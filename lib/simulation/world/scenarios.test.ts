import { describe, expect, test } from 'vitest'
import { countAddresses, unionOf } from '#lib/address-space/address-set.ts'
import { containsPrefix, formatPrefix, overlapsPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import { rangeOf, rangeSize } from '#lib/address-space/range.ts'
import { type Day, dayOf } from './day.ts'
import { type Announcement, type Period, standsOn } from './facts.ts'
import { getOrganisation } from './organisations.ts'
import { prefixOf } from './scenario-facts/moment.ts'
import { type ScenarioState, scenarios } from './scenarios.ts'
import { buildWorld, type World } from './world.ts'
import { writeDelegated } from './writers/delegated.ts'

const genesis = dayOf('2026-11-23')
const world = buildWorld({ seed: 'test', genesis: '2026-11-23' })

/** What the files of a day say about a prefix, put together here the slow and obvious way. */
function lookAt(text: string, day: Day = genesis) {
  const block = prefixOf(text)
  const range = rangeOf(block)
  const touching = <T extends Period & { prefix: Prefix }>(facts: readonly T[]) =>
    facts.filter((fact) => standsOn(fact, day) && fact.prefix.length >= 8 && overlapsPrefix(fact.prefix, block))
  const [routes, roas] = [touching(world.announcements), touching(world.roas)]
  const listings = touching(world.listings)
  const listed = (list: 'drop' | 'lamplighters') => {
    const entries = listings.filter((listing) => listing.list === list).map(({ prefix }) => rangeOf(prefix))
    const inside = entries.map(({ start, end }) => ({
      start: Math.max(start, range.start),
      end: Math.min(end, range.end),
    }))
    return { union: countAddresses(unionOf(inside)), sum: entries.reduce((sum, entry) => sum + rangeSize(entry), 0) }
  }
  return {
    holdings: world.holdings.filter(
      (row) => standsOn(row, day) && row.range.start <= range.end && row.range.end >= range.start,
    ),
    transfers: world.transfers.filter(({ moved }) => moved.start <= range.end && moved.end >= range.start),
    exact: routes.filter(({ prefix }) => prefix.length === block.length).map(validate(roas)),
    inside: routes.filter(({ prefix }) => prefix.length > block.length).map(validate(roas)),
    covering: routes.filter(({ prefix }) => prefix.length < block.length).map(validate(roas)),
    roas,
    routeObjects: touching(world.routeObjects),
    drop: listed('drop'),
    lamplighters: listed('lamplighters'),
    locations: touching(world.locations),
  }
}

/** RFC 6811, as `prefix origin state`. */
function validate(roas: World['roas']) {
  return ({ prefix, origin }: Announcement): string => {
    const covering = roas.filter((roa) => containsPrefix(roa.prefix, prefix))
    const ofOrigin = covering.filter(({ asn }) => asn !== 0 && String(asn) === origin)
    const answer = (state: string) => `${formatPrefix(prefix)} ${origin} ${state}`
    if (covering.length === 0) return answer('not-found')
    if (ofOrigin.some(({ maxLength }) => maxLength >= prefix.length)) return answer('valid')
    if (ofOrigin.length > 0) return answer('invalid by length')
    return answer(covering.every(({ asn }) => asn === 0) ? 'invalid by as0' : 'invalid by origin')
  }
}

const asn = (id: Parameters<typeof getOrganisation>[0]) => getOrganisation(id).asn
type View = ReturnType<typeof lookAt>

const claims: Record<ScenarioState, (view: View, prefix: string) => void> = {
  clean: ({ holdings, exact, drop, lamplighters, transfers, routeObjects }) => {
    expect(holdings).toHaveLength(1)
    expect(exact).toEqual(['240.0.0.0/22 64496 valid'])
    expect(routeObjects.map(({ keeper }) => keeper)).toEqual(['nonesuch-cartographers'])
    expect([drop.union, lamplighters.union, transfers.length]).toEqual([0, 0, 0])
  },
  'drop-exact': ({ drop }) => expect(drop.union).toBe(1024),
  'drop-child': ({ drop }) => expect(drop.union).toBe(256),
  'drop-parent-covers': ({ drop }) => expect(drop).toEqual({ union: 1024, sum: 4096 }),
  delisted: ({ drop }, prefix) => {
    expect(drop.union).toBe(0)
    expect(lookAt(prefix, genesis - 30).drop.union).toBe(0)
    expect(lookAt(prefix, genesis - 200).drop.union).toBe(1024)
  },
  'second-list-only': ({ drop, lamplighters }) => expect([drop.union, lamplighters.union]).toEqual([0, 512]),
  'drop-nested': ({ drop, exact, inside, transfers, routeObjects }) => {
    expect(drop).toEqual({ union: 6144, sum: 6912 })
    expect(exact).toEqual(['240.0.64.0/18 64506 invalid by origin', '240.0.64.0/18 64500 valid'])
    expect(inside).toEqual(['240.0.100.0/22 64500 invalid by length'])
    expect(transfers.map(({ day }) => day)).toEqual([genesis - 150])
    const leftOver = routeObjects.filter(({ origin }) => origin === asn('whispering-cabbage'))
    expect(leftOver.map(({ source }) => source)).toEqual(['RIPE', 'RIPE', 'RADB'])
  },
  'roa-valid': ({ exact }) => expect(exact).toEqual(['240.1.0.0/22 64497 valid']),
  'invalid-as0': ({ exact }) => expect(exact).toEqual(['240.1.4.0/22 64498 invalid by as0']),
  'invalid-origin': ({ exact }) => expect(exact).toEqual(['240.1.8.0/22 64502 invalid by origin']),
  'invalid-length': ({ exact, covering }) => {
    expect(exact).toEqual(['240.1.20.0/22 64499 invalid by length'])
    expect(covering).toEqual(['240.1.16.0/20 64499 valid'])
  },
  'partial-roa-coverage': ({ exact, roas }) => {
    expect(exact).toEqual(['240.1.32.0/22 64501 not-found'])
    expect(countAddresses(unionOf(roas.map(({ prefix }) => rangeOf(prefix))))).toBe(512)
  },
  'foreign-roa': ({ exact, roas }) => {
    expect(exact).toEqual(['240.1.36.0/22 64509 valid'])
    expect(roas.map((roa) => roa.asn)).toContain(asn('square-wheel'))
  },
  'as0-beside-roa': ({ exact, roas }) => {
    expect(exact).toEqual(['240.1.44.0/22 64507 valid'])
    expect(roas.map((roa) => roa.asn)).toContain(0)
  },
  'as0-parked': ({ exact, inside, covering, roas }) => {
    expect([exact, inside, covering].flat()).toEqual([])
    expect(roas.map((roa) => roa.asn)).toEqual([0])
  },
  'aggregate-roa': ({ exact, roas }) => {
    expect(exact).toEqual([])
    expect(roas.map(({ prefix, maxLength }) => `${formatPrefix(prefix)}-${maxLength}`)).toEqual(['240.1.64.0/18-18'])
  },
  'loose-maxlength': ({ exact, inside, roas }) => {
    expect([exact.length, inside.length]).toEqual([1, 0])
    expect(roas.map(({ maxLength }) => maxLength)).toEqual([24])
  },
  'lock-running': ({ transfers }) => expect(transfers.map(({ day }) => genesis - day)).toEqual([240]),
  'lock-expired': ({ transfers }) => expect(transfers.map(({ day }) => genesis - day)).toEqual([900]),
  'out-of-region-country': ({ holdings }) => expect(holdings).toMatchObject([{ registry: 'ripencc', country: 'SG' }]),
  'two-registries': ({ holdings }) => expect(holdings.map(({ registry }) => registry)).toEqual(['ripencc', 'arin']),
  'inter-rir-inbound': ({ holdings, exact }) => {
    expect(holdings).toMatchObject([{ registry: 'afrinic', holder: 'dancing-baobab' }])
    expect(exact).toEqual([`241.0.0.0/22 ${asn('dancing-baobab')} valid`])
  },
  moas: ({ exact }) => expect(exact.map((route) => route.split(' ').at(-1))).toEqual(['valid', 'valid']),
  dormant: (view, prefix) => {
    expect([...view.exact, ...view.inside, ...view.covering]).toEqual([])
    expect(lookAt(prefix, genesis - 200).exact).toHaveLength(1)
  },
  'never-routed': (_, prefix) => {
    for (const day of [genesis - 200, genesis - 30, genesis]) {
      const { exact, inside, covering } = lookAt(prefix, day)
      expect([...exact, ...inside, ...covering]).toEqual([])
    }
  },
  'more-specifics-only': ({ exact, inside }) => expect([exact.length, inside.length]).toEqual([0, 2]),
  'covered-only': ({ exact, inside, covering }) => {
    expect([...exact, ...inside]).toEqual([])
    expect(covering).toHaveLength(1)
  },
  'leak-25': ({ exact, inside }) => {
    expect(exact).toHaveLength(1)
    expect(inside).toEqual([`243.0.32.128/25 ${asn('lost-sock')} invalid by length`])
  },
  'as-set-origin': ({ exact }) => {
    expect(exact).toEqual([`243.0.36.0/22 {${asn('polite-moose')},${asn('upward-waterfall')}} not-found`])
  },
  merger: ({ transfers }) => expect(transfers).toMatchObject([{ type: 'MERGER_ACQUISITION', day: genesis - 330 }]),
  'inter-rir-pair': ({ holdings, roas }) => {
    expect(holdings).toMatchObject([{ registry: 'ripencc' }])
    expect(roas).toMatchObject([{ registry: 'ripencc' }])
  },
  'stale-radb-object': ({ exact, routeObjects }) => {
    expect(exact).toEqual([`243.0.64.0/22 ${asn('barefoot-keepers')} valid`])
    const inRadb = routeObjects.filter(({ source }) => source === 'RADB')
    expect(inRadb.map(({ keeper }) => keeper)).toEqual(['unfinished-sentence'])
  },
  'dormant-then-announced': ({ exact, holdings }, prefix) => {
    expect(exact).toEqual([`243.0.68.0/22 ${asn('perpetual-picnic')} not-found`])
    expect(holdings).toMatchObject([{ holder: 'upward-waterfall' }])
    expect([...lookAt(prefix, genesis - 30).exact, ...lookAt(prefix, genesis - 200).exact]).toEqual([])
  },
  legacy: ({ holdings, roas }) => {
    expect(holdings).toMatchObject([{ registry: 'arin', dated: dayOf('1989-06-12') }])
    expect(roas).toEqual([])
  },
  'two-holders': ({ holdings }) => expect(new Set(holdings.map(({ holder }) => holder)).size).toBe(2),
  'wrong-geolocation': ({ holdings, locations }) => {
    expect(holdings).toMatchObject([{ country: 'SG' }])
    expect(locations.map(({ country }) => country).sort()).toEqual(['BR', 'SG'])
  },
  'route-object-without-bgp': ({ exact, inside, covering, routeObjects }) => {
    expect([...exact, ...inside, ...covering]).toEqual([])
    expect(routeObjects.map(({ source }) => source)).toEqual(['APNIC', 'RADB'])
  },
  'non-cidr-range': ({ holdings, transfers }) => {
    expect(holdings.map(({ range }) => rangeSize(range))).toEqual([2560])
    expect(transfers.map(({ moved }) => rangeSize(moved))).toEqual([2560])
  },
  'issue-lock': ({ holdings, transfers }) => {
    expect(holdings).toMatchObject([{ registry: 'lacnic', from: genesis - 500 }])
    expect(transfers).toEqual([])
  },
  'partial-transfer': ({ transfers }) => {
    expect(transfers.map(({ moved, original }) => [rangeSize(moved), rangeSize(original)])).toEqual([[512, 1024]])
  },
  available: ({ holdings }) => {
    expect(holdings).toEqual([])
    expect(writeDelegated(world, 'lacnic', genesis).text).toMatch(/^lacnic\|\|ipv4\|251\.0\.8\.0\|\d{7}\|\|available$/m)
  },
  'region-bound': ({ holdings, transfers }) => {
    expect(holdings).toMatchObject([{ registry: 'afrinic' }])
    expect(transfers).toEqual([])
  },
  reserved: ({ holdings }) => {
    expect(holdings).toEqual([])
    expect(writeDelegated(world, 'afrinic', genesis).text).toContain('afrinic|ZZ|ipv4|253.0.32.0|1024||reserved|\n')
  },
}

describe('on the first day of a world', () => {
  test.each(scenarios)('$prefix shows the state $state', ({ state, prefix }) => claims[state](lookAt(prefix), prefix))

  test('each state and each prefix stands once in the table', () => {
    expect(new Set(scenarios.map(({ state }) => state)).size).toBe(scenarios.length)
    expect(new Set(scenarios.map(({ prefix }) => prefix)).size).toBe(scenarios.length)
  })
})
