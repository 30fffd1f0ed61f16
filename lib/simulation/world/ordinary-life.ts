/** What happens to an ordinary block while each holder has it: routes, ROAs, route objects, geofeeds, listings. */
import { splitPrefix } from '#lib/address-space/prefix.ts'
import { rangeToPrefixes } from '#lib/address-space/range.ts'
import { addressPlan } from './address-plan.ts'
import { type Block, tenurePeriods } from './block.ts'
import type { Day } from './day.ts'
import {
  type Announcement,
  collectorPeers,
  type Facts,
  joinFacts,
  type Listing,
  type Location,
  type Roa,
  type RouteObject,
} from './facts.ts'
import { anotherThan, type Route, routesOf, type Stay } from './ordinary-routes.ts'
import { getOrganisation } from './organisations.ts'
import { type Random, randomOf } from './random.ts'

/** Everything about one block but its registration. A function of seed, place in the world and genesis alone. */
export function liveOrdinaryLife(block: Block, genesis: Day, seed: string): Facts {
  const stays = tenurePeriods(block).map(({ holder, from, until }, index) => {
    const stay = { range: block.range, holder: getOrganisation(holder), period: { from, until }, genesis }
    return factsOf(stay, randomOf(seed, `life/${block.range.start}/${index}`))
  })
  const listings = listingsOf(block, genesis, randomOf(seed, `listings/${block.range.start}`))
  return joinFacts([...stays, { roas: [], announcements: [], routeObjects: [], listings, locations: [] }])
}

function factsOf(stay: Stay, random: Random): Facts {
  const routes = routesOf(stay, random)
  return {
    announcements: routes.map((route) => announcementOf(route, random)),
    roas: random.chance(58) ? routes.map((route) => roaOf(route, stay, random)) : [],
    routeObjects: routes.flatMap((route) => routeObjectsOf(route, stay, random)),
    listings: [],
    locations: random.chance(12) ? locationsOf(stay) : [],
  }
}

function announcementOf({ prefix, by, period }: Route, random: Random): Announcement {
  return { prefix, origin: String(by.asn), peers: random.between(301, collectorPeers), ...period }
}

/** Mostly right; some too generous in length, a few for an AS that announces nothing here. */
function roaOf({ prefix, by, period }: Route, stay: Stay, random: Random): Roa {
  const from = period.from + random.between(0, 300)
  const authorised = random.chance(3) ? anotherThan(by, random) : by
  // A transfer takes the resource off the holder's certificate, and the ROA with it.
  const { until } = stay.period
  return {
    prefix,
    maxLength: random.chance(12) ? Math.max(24, prefix.length) : prefix.length,
    asn: authorised.asn,
    registry: stay.holder.registry,
    from: until === null ? from : Math.min(from, until - 1),
    until,
  }
}

function routeObjectsOf({ prefix, by, period }: Route, { holder }: Stay, random: Random): RouteObject[] {
  const from = period.from - random.between(1, 3)
  const own: RouteObject = {
    prefix,
    origin: by.asn,
    keeper: by.id,
    source: addressPlan[holder.registry].source,
    from,
    until: period.until,
  }
  // Nobody is made to clean up RADB: half of what is written there stays for good.
  const inRadb: RouteObject = { ...own, source: 'RADB', until: random.chance(50) ? null : period.until }
  return [...(random.chance(72) ? [own] : []), ...(random.chance(22) ? [inRadb] : [])]
}

function locationsOf({ range, holder, period }: Stay): Location[] {
  const place = { publisher: holder.id, country: holder.country, region: '', city: '' }
  return rangeToPrefixes(range).map((prefix) => ({ ...place, prefix, ...period }))
}

function listingsOf(block: Block, genesis: Day, random: Random): Listing[] {
  if (!random.chance(7)) return []
  const from = genesis + random.between(-420, 200)
  const until = random.chance(70) ? from + random.between(20, 300) : null
  const list = random.chance(60) ? 'drop' : 'lamplighters'
  const prefixes = rangeToPrefixes(block.range)
  const listed = random.chance(40) ? prefixes : splitPrefix(random.pick(prefixes), 24).slice(0, random.between(1, 4))
  return listed.map((prefix) => ({ prefix, list, from, until }))
}
