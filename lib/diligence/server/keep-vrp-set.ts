/** A VRP set that came over RTR becomes a snapshot, as a file of the same source: the newest of the two is current. */
import { createWriteStream, mkdirSync, realpathSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Actor } from '#lib/kernel/actor.ts'
import type { VrpUpdate } from '#lib/routing/vrp-feed.ts'
import { writeVrpSet } from '#lib/wiring.ts'
import { rtrFileName as fileName } from '../retention.ts'
import { endRefusals, withRefusal } from './catalogue-after.ts'
import { readCatalogue, writeCatalogue } from './catalogue-store.ts'
import type { FileOutcome } from './import-file.ts'
import type { WorldPlace } from './list-snapshots.ts'
import { syncWorld } from './sync-world.ts'
import { withImportLock } from './with-import-lock.ts'
import { makeWorldFolder, worldFolder } from './world-folder.ts'

/** Where the set that came last lies: a folder of its own, so that no other import takes it for gone. */
function makeFeedFolder({ dataDir, world }: WorldPlace): string {
  const folder = join(worldFolder(dataDir, world).root, 'rtr')
  mkdirSync(folder, { recursive: true })
  return realpathSync(folder)
}

/** `at` is the world's time at which the cache said that this is its set. */
export type KeptVrpSet = { place: WorldPlace; update: VrpUpdate; at: Date }

export async function keepVrpSet(_actor: Actor, { place, update, at }: KeptVrpSet): Promise<readonly FileOutcome[]> {
  const sourcesDir = async () => {
    const folder = makeFeedFolder(place)
    const usableUntil = at.getTime() + update.expireSeconds * 1000
    const path = join(folder, fileName)
    const partial = join(folder, `.${fileName}.partial`)
    await pipeline(Readable.from(writeVrpSet({ update, at: at.getTime(), usableUntil })), createWriteStream(partial))
    renameSync(partial, path)
    return folder
  }
  return syncWorld({ ...place, sourcesDir, fetchedAt: at.toISOString() })
}

/** `reason` is null where a cache tells its set again. */
export type VrpTrouble = { place: WorldPlace; reason: string | null; at: Date }

/**
 * Writes down that no cache tells a set, and why: where none ever did, the source has failed, which is not the same as
 * never having been configured.
 */
export async function noteVrpTrouble(_actor: Actor, { place, reason, at }: VrpTrouble): Promise<void> {
  const world = makeWorldFolder(place.dataDir, place.world)
  const folder = makeFeedFolder(place)
  await withImportLock(world, async () => {
    const catalogue = readCatalogue(world)
    const before = catalogue.refusals.filter((refusal) => refusal.folder === folder)
    if (reason === null && before.length === 0) return
    const moment = at.toISOString()
    const of = { source: 'rpki-vrps', folder, fileName, sha256: null, line: null }
    writeCatalogue(
      world,
      reason === null
        ? endRefusals(catalogue, before, moment)
        : withRefusal(catalogue, { ...of, reason }, { before, at: moment, isNews: true }),
    )
  })
}
