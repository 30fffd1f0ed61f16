/**
 * A simulated world: a fictional Internet, the same for ever for one seed and one first day.
 *
 * Holds facts with their periods, no files and no "today". What a day looks like is asked of the writers.
 */
import type { AddressRange } from '#lib/address-space/range.ts'
import { applyEvents } from './apply-events.ts'
import { type Block, holdingsOf, transfersOf } from './block.ts'
import { type Day, dayOf } from './day.ts'
import { type Facts, type Holding, joinFacts, type OrganisationRef, type Transfer } from './facts.ts'
import type { Remark } from './ground.ts'
import { layOutOrdinaryBlocks } from './ordinary-blocks.ts'
import { liveOrdinaryLife } from './ordinary-life.ts'
import { lookUpIn, type Organisation, organisations } from './organisations.ts'
import { rivalClaims, scenarioBlocks, scenarioReservations } from './scenario-facts/blocks.ts'
import { scenarioListings } from './scenario-facts/listings.ts'
import { scenarioLocations } from './scenario-facts/locations.ts'
import { scenarioRoas } from './scenario-facts/roas.ts'
import { scenarioRouteObjects } from './scenario-facts/route-objects.ts'
import { scenarioAnnouncements } from './scenario-facts/routing.ts'
import type { WorldEvent } from './world-event.ts'

export type World = Facts & {
  seed: string
  genesis: Day
  /** Registered space, at no moment overlapping. */
  blocks: readonly Block[]
  /** Every registration of the blocks, and the one rival claim. */
  holdings: readonly Holding[]
  transfers: readonly Transfer[]
  /** Set aside by its registry, in no one's hands. */
  reservations: readonly AddressRange[]
  remarks: readonly Remark[]
  /** Everybody who ever was a member of a registry. */
  organisations: readonly Organisation[]
  organisation(id: OrganisationRef): Organisation
}

export type WorldOrigin = {
  seed: string
  /** ISO date of the world's first day, on which every scenario is true. */
  genesis: string
  /** What was done in it since. */
  events?: readonly WorldEvent[]
}

const blockCount = 400

export function buildWorld({ seed, genesis, events = [] }: WorldOrigin): World {
  const firstDay = dayOf(genesis)
  const ofScenarios = scenarioBlocks(firstDay)
  const ordinary = layOutOrdinaryBlocks(seed, firstDay, blockCount - ofScenarios.length)
  const seeded = joinFacts([
    {
      roas: scenarioRoas(firstDay),
      announcements: scenarioAnnouncements(firstDay),
      routeObjects: scenarioRouteObjects(firstDay),
      listings: scenarioListings(firstDay),
      locations: scenarioLocations(firstDay),
    },
    ...ordinary.blocks.map((block) => liveOrdinaryLife(block, firstDay, seed)),
  ])
  const ground = { facts: seeded, blocks: [...ofScenarios, ...ordinary.blocks], remarks: [], organisations }
  const { facts, blocks, ...rest } = applyEvents(ground, events)
  const organisation = lookUpIn(rest.organisations)
  return {
    ...facts,
    ...rest,
    seed,
    genesis: firstDay,
    blocks,
    holdings: [...blocks, ...rivalClaims(firstDay)].flatMap((block) => holdingsOf(block, organisation)),
    transfers: blocks.flatMap(transfersOf).sort((a, b) => a.day - b.day || a.moved.start - b.moved.start),
    reservations: [...scenarioReservations(), ...ordinary.reservations],
    organisation,
  }
}
