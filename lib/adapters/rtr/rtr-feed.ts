/**
 * The VRPs of one of several RTR caches, in the operator's order: the first that answers is followed until it fails.
 *
 * Sets of two caches are never mixed. A cache that comes back is asked only for what changed, as long as nothing was
 * learned from another in between.
 */
import { setTimeout as wait } from 'node:timers/promises'
import type { VrpFeed, VrpFeedListener } from '#lib/routing/vrp-feed.ts'
import { type CacheAddress, type Farewell, type RtrPatience, visitCache } from './open-session.ts'
import { PayloadSet } from './payload-set.ts'
import type { RtrVersion } from './pdu.ts'
import type { RtrState } from './rtr-session.ts'

export const usualPatience: RtrPatience = {
  connectMs: 10_000,
  silenceMs: 60_000,
  answerMs: 10 * 60_000,
  pauseMs: 5_000,
  longestPauseMs: 600_000,
}

export const rtrFeed =
  (caches: () => readonly CacheAddress[], patience: RtrPatience = usualPatience): VrpFeed =>
  (listener, signal) =>
    new Following(caches(), { patience, listener, signal }).run()

type Terms = { patience: RtrPatience; listener: VrpFeedListener; signal: AbortSignal }

const nameOf = ({ host, port }: CacheAddress): string => (host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`)

class Following {
  readonly #caches: readonly CacheAddress[]
  readonly #terms: Terms
  /** The set told last, and whose it is. */
  #told = PayloadSet.empty
  #last: { cache: CacheAddress; state: RtrState | null } | null = null
  readonly #versions = new Map<CacheAddress, RtrVersion>()

  constructor(caches: readonly CacheAddress[], terms: Terms) {
    this.#caches = caches
    this.#terms = terms
  }

  async run(): Promise<void> {
    const { patience, signal } = this.#terms
    let pauseMs = patience.pauseMs
    while (!signal.aborted && this.#caches.length > 0) {
      const hadUpdate = await this.#tryEach()
      pauseMs = hadUpdate ? patience.pauseMs : Math.min(pauseMs * 2, patience.longestPauseMs)
      await pause(pauseMs, signal)
    }
  }

  /** True as soon as one of them has told a set, and has then gone. */
  async #tryEach(): Promise<boolean> {
    for (const cache of this.#caches) {
      const farewell = await this.#visit(cache)
      if (farewell.hadUpdate || this.#terms.signal.aborted) return farewell.hadUpdate
    }
    return false
  }

  async #visit(cache: CacheAddress): Promise<Farewell> {
    const { patience, signal, listener } = this.#terms
    const version = this.#versions.get(cache) ?? 1
    const state = this.#last?.cache === cache ? this.#last.state : null
    const farewell = await visitCache({
      cache,
      version,
      state,
      patience,
      signal,
      onUpdate: (told, { expire }) => this.#tell(cache, told, expire),
    })
    if (this.#last?.cache === cache) this.#last.state = farewell.state
    if (signal.aborted) return farewell
    this.#versions.set(cache, farewell.speak)
    // It said that it speaks an older version: no reason to wait, nor anything to report.
    if (farewell.speak < version) return this.#visit(cache)
    listener.onTrouble({ cache: nameOf(cache), reason: farewell.reason })
    return farewell
  }

  #tell(cache: CacheAddress, state: RtrState, expireSeconds: number): void {
    const { sessionId, serial, set } = state
    const delta = set.since(this.#told)
    this.#told = set
    this.#last = { cache, state }
    this.#terms.listener.onUpdate({ cache: nameOf(cache), sessionId, serial, set, delta, expireSeconds })
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await wait(ms, undefined, { signal })
  } catch (error) {
    if (!signal.aborted) throw error
  }
}
