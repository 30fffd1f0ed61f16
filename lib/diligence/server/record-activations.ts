import { worldNow } from '#lib/platform/clock.ts'
import { currentSnapshots } from '../current-snapshots.ts'
import { appendActivations } from './activation-store.ts'
import { listSnapshots, type WorldPlace } from './list-snapshots.ts'

/** Writes down which snapshots are current now, where that has changed; gives how many have. May be repeated. */
export async function recordActivations(place: WorldPlace): Promise<number> {
  return appendActivations(currentSnapshots(listSnapshots(place), (await worldNow()).toISOString()).values())
}
