/** The snapshots that the machines of a house share, where it has several: none of this where it has one. */
import { fetchSnapshots } from '#lib/diligence/server/fetch-snapshots.ts'
import { shareSnapshots } from '#lib/diligence/server/share-snapshots.ts'
import { systemActor } from '#lib/kernel/actor.ts'
import { worldNow } from '#lib/platform/clock.ts'
import { environment } from '#lib/platform/env.ts'
import { inHouseTurn } from '#lib/platform/house-turn.ts'
import { snapshotStore } from '#lib/wiring.ts'

const place = () => {
  const { DOTQUAD_WORLD: world, DOTQUAD_DATA_DIR: dataDir } = environment()
  return { dataDir, world }
}

/** `at` is the world's time: which snapshots are current. */
export async function fetchShared(at: string): Promise<{ fetched: number }> {
  const store = snapshotStore()
  return store ? fetchSnapshots(systemActor('fetch-snapshots'), place(), { store, at }) : { fetched: 0 }
}

export async function shareImported(): Promise<{ uploaded: number; removed: number }> {
  const store = snapshotStore()
  if (!store) return { uploaded: 0, removed: 0 }
  return shareSnapshots(systemActor('share-snapshots'), place(), {
    store,
    at: (await worldNow()).toISOString(),
    inTurn: (run) => inHouseTurn('share snapshots', run),
  })
}
