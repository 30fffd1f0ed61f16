/** The files of a simulated world: some snapshots of its past and one of the day asked for. */
import { invariant } from '#lib/kernel/invariant.ts'
import { registries } from './address-plan.ts'
import { type Day, dayOf, momentOfInstant } from './day.ts'
import { buildWorld, type World } from './world.ts'
import type { WorldEvent } from './world-event.ts'
import type { WorldFile } from './world-file.ts'
import { writeAddressSpace } from './writers/address-space.ts'
import { writePfx2as, writeRisWhoisDump } from './writers/announcements.ts'
import { writeAsSetDump } from './writers/as-sets.ts'
import { writeAsnDrop } from './writers/asn-drop.ts'
import { writeDrop, writeNetset } from './writers/blocklists.ts'
import { writeDelegated } from './writers/delegated.ts'
import { writeGeofeeds } from './writers/geofeeds.ts'
import { writeInetnumDump } from './writers/inetnums.ts'
import { providers, writeLocations } from './writers/locations.ts'
import { routingRegistries, writeRouteObjects } from './writers/route-objects.ts'
import { nameSources } from './writers/source-names.ts'
import { writeSpecialAddresses, writeSpecialAsNumbers } from './writers/special-purpose.ts'
import { writeConflicts, writeTransferLocks } from './writers/transfer-bars.ts'
import { writeTransferLog } from './writers/transfer-log.ts'
import { writeVrps } from './writers/vrps.ts'

export type WorldRequest = {
  seed: string
  /** ISO date of the newest snapshot. */
  asOf: string
  /** ISO date of the world's first day, kept for its whole life; a world without one begins on `asOf`. */
  genesis?: string
  /** What was done in the world since; none gives the world as it was seeded. */
  events?: readonly WorldEvent[]
  /** ISO instant of the newest run of the sources that publish more than once a day, where one followed `asOf`. */
  run?: string | null
}

/** Days before genesis of which the world keeps a snapshot: what changed since is seen against them. */
const pastSnapshots = [200, 30]

/**
 * Every file of the world, the oldest snapshot first. The same request gives the same bytes; a later
 * `asOf` changes no file that carries an earlier date. Throws when `asOf` is before genesis.
 */
export function generateWorld({ seed, asOf, genesis = asOf, events = [], run = null }: WorldRequest): WorldFile[] {
  const world = buildWorld({ seed, genesis, events })
  const today = dayOf(asOf)
  invariant(today >= world.genesis, `a world that began on ${genesis} has no snapshot of ${asOf}`)
  const days = [...pastSnapshots.map((before) => world.genesis - before), today]
  const sources = [
    writeSpecialAddresses(world.genesis),
    writeSpecialAsNumbers(world.genesis),
    writeAddressSpace(world.genesis),
    ...days.flatMap((day) => [...writeDaily(world, day), ...writeRun(world, day)]),
    ...(run === null ? [] : writeRun(world, momentOfInstant(run))),
  ]
  const placing = days.flatMap((day) => [
    ...providers.map((provider) => inFolder('locations', writeLocations(world, provider, day))),
    ...writeGeofeeds(world, day).map((file) => inFolder('geofeeds', file)),
  ])
  return [...sources, ...placing, nameSources(placing)].map((file) => inFolder('sources', file))
}

const inFolder = (folder: string, { name, text }: WorldFile): WorldFile => ({ name: `${folder}/${name}`, text })

/** Sources that publish once a day and tell no time. */
function writeDaily(world: World, day: Day): WorldFile[] {
  return [
    ...registries.map((registry) => writeDelegated(world, registry, day)),
    writeTransferLocks(world, day),
    writeConflicts(world, day),
    writePfx2as(world, day),
    ...routingRegistries.map((source) => writeRouteObjects(world, source, day)),
    writeInetnumDump(world, 'ripencc', day),
    writeInetnumDump(world, 'apnic', day),
    writeAsSetDump(world, 'RIPE', day),
    writeAsSetDump(world, 'APNIC', day),
  ]
}

/** Sources whose files tell when on a day they were made: `moment` is a day, or a moment within one. */
function writeRun(world: World, moment: Day): WorldFile[] {
  return [
    ...registries.map((registry) => writeTransferLog(world, registry, moment)),
    writeVrps(world, moment),
    writeRisWhoisDump(world, moment),
    writeDrop(world, moment),
    writeAsnDrop(world, moment),
    writeNetset(world, moment),
  ]
}
