/**
 * Follows the RTR caches that the operator named, as long as the worker lives: what they tell becomes snapshots.
 *
 * One process of a machine does; a second worker waits for its turn.
 */
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { keepVrpSet, noteVrpTrouble } from '#lib/diligence/server/keep-vrp-set.ts'
import { makeWorldFolder } from '#lib/diligence/server/world-folder.ts'
import { systemActor } from '#lib/kernel/actor.ts'
import { watchDelta } from '#lib/notifications/server/watch-world.ts'
import { worldNow } from '#lib/platform/clock.ts'
import { environment } from '#lib/platform/env.ts'
import { makeLog } from '#lib/platform/log.ts'
import { releaseLock, takeLock } from '#lib/platform/process-lock.ts'
import { vrpFeed } from '#lib/wiring.ts'
import { followWorld } from './follow-world.ts'
import { shareImported } from './shared-store.ts'
import { VrpKeeper } from './vrp-keeper.ts'

const turnMs = 30_000

export async function followVrpFeed(signal: AbortSignal): Promise<void> {
  const { RTR_SERVERS, DOTQUAD_DATA_DIR: dataDir, DOTQUAD_WORLD: world } = environment()
  if (RTR_SERVERS.length === 0) return
  const lock = join(makeWorldFolder(dataDir, world).root, 'rtr.lock')
  if (!(await waitForTurn(lock, signal))) return
  const keeper = newKeeper({ dataDir, world })
  const looking = setInterval(() => keeper.look(), turnMs)
  try {
    await vrpFeed(keeper, signal)
  } finally {
    clearInterval(looking)
    await keeper.finish()
    releaseLock(lock)
  }
}

/** False where it was told to stop before its turn came. */
async function waitForTurn(lock: string, signal: AbortSignal): Promise<boolean> {
  while (takeLock(lock) !== null) {
    try {
      await wait(turnMs, undefined, { signal })
    } catch (error) {
      if (signal.aborted) return false
      throw error
    }
  }
  return true
}

function newKeeper(place: { dataDir: string; world: string }): VrpKeeper {
  const actor = systemActor('follow-rtr')
  return new VrpKeeper({
    log: makeLog('rtr'),
    clock: () => performance.now(),
    async keep(update, ageMs) {
      await keepVrpSet(actor, { place, update, at: new Date((await worldNow()).getTime() - ageMs) })
    },
    async watch(update, { ageMs, sinceMs }) {
      const now = (await worldNow()).getTime()
      const told = { update, at: new Date(now - ageMs), since: new Date(now - sinceMs) }
      await watchDelta(systemActor('watch-blocks'), told)
    },
    async share() {
      await shareImported()
    },
    async note(reason) {
      await noteVrpTrouble(actor, { place, reason, at: await worldNow() })
    },
    async follow() {
      await followWorld()
    },
  })
}
