/** The files of a simulated world: some snapshots of its past and one of the day asked for. */
import { invariant } from '#lib/kernel/invariant.ts'
import { registries } from './address-plan.ts'
import { type Day, dayOf } from './day.ts'
import { buildWorld, type World } from './world.ts'
import type { WorldFile } from './world-file.ts'
import { writePfx2as, writeRisWhoisDump } from './writers/announcements.ts'
import { writeDrop, writeNetset } from './writers/blocklists.ts'
import { writeDelegated } from './writers/delegated.ts'
import { writeGeofeeds } from './writers/geofeeds.ts'
import { routingRegistries, writeRouteObjects } from './writers/route-objects.ts'
import { writeSpecialAddresses, writeSpecialAsNumbers } from './writers/special-purpose.ts'
import { writeTransferLog } from './writers/transfer-log.ts'
import { writeVrps } from './writers/vrps.ts'

export type WorldRequest = {
  seed: string
  /** ISO date of the newest snapshot. */
  asOf: string
  /** ISO date of the world's first day, kept for its whole life; a world without one begins on `asOf`. */
  genesis?: string
}

/** Days before genesis of which the world keeps a snapshot: what changed since is seen against them. */
const pastSnapshots = [200, 30]

/**
 * Every file of the world, the oldest snapshot first. The same request gives the same bytes; a later
 * `asOf` changes no file that carries an earlier date. Throws when `asOf` is before genesis.
 */
export function generateWorld({ seed, asOf, genesis = asOf }: WorldRequest): WorldFile[] {
  const world = buildWorld({ seed, genesis })
  const today = dayOf(asOf)
  invariant(today >= world.genesis, `a world that began on ${genesis} has no snapshot of ${asOf}`)
  const days = [...pastSnapshots.map((before) => world.genesis - before), today]
  const sources = [
    writeSpecialAddresses(world.genesis),
    writeSpecialAsNumbers(world.genesis),
    ...days.flatMap((day) => writeSnapshot(world, day)),
  ]
  return [
    ...sources.map((file) => inFolder('sources', file)),
    ...days.flatMap((day) => writeGeofeeds(world, day)).map((file) => inFolder('geofeeds', file)),
  ]
}

/** `sources` are what an import reads; geofeeds are found through their holders' records instead (RFC 9632). */
const inFolder = (folder: string, { name, text }: WorldFile): WorldFile => ({ name: `${folder}/${name}`, text })

function writeSnapshot(world: World, day: Day): WorldFile[] {
  return [
    ...registries.map((registry) => writeDelegated(world, registry, day)),
    ...registries.map((registry) => writeTransferLog(world, registry, day)),
    writeVrps(world, day),
    writeRisWhoisDump(world, day),
    writePfx2as(world, day),
    ...routingRegistries.map((source) => writeRouteObjects(world, source, day)),
    writeDrop(world, day),
    writeNetset(world, day),
  ]
}
