/**
 * Follows the RTR caches that the operator named, as long as the worker lives: what they tell becomes snapshots.
 *
 * One process of a machine does; a second worker waits for its turn. What goes wrong is said once, and once when it is
 * over.
 */
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { keepVrpSet, noteVrpTrouble } from '#lib/diligence/server/keep-vrp-set.ts'
import { makeWorldFolder } from '#lib/diligence/server/world-folder.ts'
import { systemActor } from '#lib/kernel/actor.ts'
import { worldNow } from '#lib/platform/clock.ts'
import { environment } from '#lib/platform/env.ts'
import { makeLog } from '#lib/platform/log.ts'
import { releaseLock, takeLock } from '#lib/platform/process-lock.ts'
import { isDueToKeep, isEmptyDelta, type VrpUpdate } from '#lib/routing/vrp-feed.ts'
import { vrpFeed } from '#lib/wiring.ts'
import { followWorld } from './follow-world.ts'

const turnMs = 30_000

export async function followVrpFeed(signal: AbortSignal): Promise<void> {
  const { RTR_SERVERS, DOTQUAD_DATA_DIR, DOTQUAD_WORLD } = environment()
  if (RTR_SERVERS.length === 0) return
  const { root } = makeWorldFolder(DOTQUAD_DATA_DIR, DOTQUAD_WORLD)
  const lock = join(root, 'rtr.lock')
  while (takeLock(lock) !== null) {
    await pause(turnMs, signal)
    if (signal.aborted) return
  }
  const keeper = new VrpKeeper()
  const looking = setInterval(() => keeper.look(), turnMs)
  try {
    await vrpFeed(keeper, signal)
  } finally {
    clearInterval(looking)
    await keeper.finish()
    releaseLock(lock)
  }
}

/** Writes sets down one after another, never two at once; of those that come meanwhile the last counts. */
class VrpKeeper {
  readonly #log = makeLog('rtr')
  readonly #actor = systemActor('follow-rtr')
  #latest: { update: VrpUpdate; toldAt: number } | null = null
  #hasChanged = false
  #keptAt: number | null = null
  #isWell: boolean | null = null
  #work: Promise<void> = Promise.resolve()

  onUpdate(update: VrpUpdate): void {
    const { cache, serial, set, delta } = update
    const counts = { vrps: set.size, announced: delta.announced.length, withdrawn: delta.withdrawn.length }
    if (this.#isWell !== true) this.#log.info({ cache, serial, ...counts }, 'an RTR cache tells its set')
    else if (!isEmptyDelta(delta)) this.#log.debug({ cache, serial, ...counts }, 'an RTR cache tells a change')
    if (this.#isWell === false) this.#note(null)
    this.#isWell = true
    this.#latest = { update, toldAt: performance.now() }
    this.#hasChanged ||= !isEmptyDelta(delta)
    this.look()
  }

  onTrouble({ cache, reason }: { cache: string; reason: string }): void {
    if (this.#isWell === false) return
    this.#isWell = false
    this.#log.warn({ cache, reason }, 'an RTR cache cannot be followed; the set it told last stays, with its age')
    this.#note(`The RTR cache ${cache} cannot be followed: ${reason}`)
  }

  #note(reason: string | null): void {
    this.#queue(async () => noteVrpTrouble(this.#actor, { place: placeHere(), reason, at: await worldNow() }))
  }

  /** Whether what was told last is to be written down by now. */
  look(): void {
    const latest = this.#latest
    if (latest === null) return
    const now = performance.now()
    const since = this.#keptAt === null ? null : { ms: now - this.#keptAt, hasChanged: this.#hasChanged }
    if (!isDueToKeep(latest.update, since)) return
    const hasChanged = this.#hasChanged
    this.#keptAt = now
    this.#hasChanged = false
    // Told once: only another word from the cache makes it younger.
    this.#latest = null
    this.#queue(async () => {
      try {
        await this.#keep(latest)
      } catch (error) {
        // Tried again, as a change is, when its turn comes.
        this.#latest ??= latest
        this.#hasChanged = true
        throw error
      }
      if (hasChanged) await followWorld()
    })
  }

  async #keep({ update, toldAt }: { update: VrpUpdate; toldAt: number }): Promise<void> {
    const at = new Date((await worldNow()).getTime() - (performance.now() - toldAt))
    const outcomes = await keepVrpSet(this.#actor, { place: placeHere(), update, at })
    for (const { outcome } of outcomes) this.#log.debug({ outcome, vrps: update.set.size }, 'a set from RTR is kept')
  }

  finish(): Promise<void> {
    return this.#work
  }

  #queue(act: () => Promise<void>): void {
    this.#work = this.#work.then(act).catch((error) => this.#log.error(error, 'a set from RTR could not be kept'))
  }
}

function placeHere() {
  const { DOTQUAD_DATA_DIR: dataDir, DOTQUAD_WORLD: world } = environment()
  return { dataDir, world }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await wait(ms, undefined, { signal })
  } catch (error) {
    if (!signal.aborted) throw error
  }
}
