/** What the worker does with VRP sets that come by themselves: tells, writes down when due, and says trouble once. */
import type { Logger } from 'pino'
import { isDueToKeep, isEmptyDelta, type VrpFeedListener, type VrpUpdate } from '#lib/routing/vrp-feed.ts'

type Told = { update: VrpUpdate; toldAt: number }

export type VrpKeeping = {
  log: Pick<Logger, 'info' | 'warn' | 'error' | 'debug'>
  /** Milliseconds of a clock that only goes on. */
  clock(): number
  /** Makes a snapshot of a set that was told `ageMs` ago. */
  keep(update: VrpUpdate, ageMs: number): Promise<void>
  /** Tells who watches what a set changes that was told `ageMs` ago, against the one told `sinceMs` ago. */
  watch(update: VrpUpdate, ages: { ageMs: number; sinceMs: number }): Promise<void>
  /** Puts what was kept where the other machines of the house find it. */
  share(): Promise<void>
  /** Writes down why no cache is followed; null once one is again. */
  note(reason: string | null): Promise<void>
  /** What a changed set means for the market. */
  follow(): Promise<void>
}

/** Writes sets down one after another, never two at once; of those that come meanwhile the last counts. */
export class VrpKeeper implements VrpFeedListener {
  readonly #doing: VrpKeeping
  #latest: Told | null = null
  #hasChanged = false
  #keptAt: number | null = null
  /** When the last set was told, written down or not; null before the first. */
  #toldAt: number | null = null
  #isWell: boolean | null = null
  #work: Promise<void> = Promise.resolve()

  constructor(doing: VrpKeeping) {
    this.#doing = doing
  }

  onUpdate(update: VrpUpdate): void {
    const { cache, serial, set, delta } = update
    const counts = { vrps: set.size, announced: delta.announced.length, withdrawn: delta.withdrawn.length }
    if (this.#isWell !== true) this.#doing.log.info({ cache, serial, ...counts }, 'an RTR cache tells its set')
    else if (!isEmptyDelta(delta)) this.#doing.log.debug({ cache, serial, ...counts }, 'an RTR cache tells a change')
    if (this.#isWell === false) this.#queue(() => this.#doing.note(null))
    this.#isWell = true
    const [toldAt, sinceAt] = [this.#doing.clock(), this.#toldAt]
    this.#latest = { update, toldAt }
    this.#toldAt = toldAt
    // At first the whole set is new, which is no change.
    if (sinceAt !== null && !isEmptyDelta(delta)) this.#queue(() => this.#watch({ update, toldAt }, sinceAt))
    this.#hasChanged ||= !isEmptyDelta(delta)
    this.look()
  }

  onTrouble({ cache, reason }: { cache: string; reason: string }): void {
    if (this.#isWell === false) return
    this.#isWell = false
    this.#doing.log.warn({ cache, reason }, 'an RTR cache cannot be followed; the set told last stays, with its age')
    this.#queue(() => this.#doing.note(`The RTR cache ${cache} cannot be followed: ${reason}`))
  }

  /** Whether what was told last is to be written down by now. */
  look(): void {
    const latest = this.#latest
    if (latest === null) return
    const now = this.#doing.clock()
    const since = this.#keptAt === null ? null : { ms: now - this.#keptAt, hasChanged: this.#hasChanged }
    if (!isDueToKeep(latest.update, since)) return
    const hasChanged = this.#hasChanged
    this.#keptAt = now
    this.#hasChanged = false
    // Told once: only another word from the cache makes it younger.
    this.#latest = null
    this.#queue(() => this.#keep(latest, hasChanged))
  }

  /** Resolves when all that was begun is done. */
  finish(): Promise<void> {
    return this.#work
  }

  async #keep(told: Told, hasChanged: boolean): Promise<void> {
    try {
      await this.#doing.keep(told.update, this.#doing.clock() - told.toldAt)
    } catch (error) {
      // Tried again, as a change is, when its turn comes.
      this.#latest ??= told
      this.#hasChanged = true
      throw error
    }
    await this.#share()
    if (hasChanged) await this.#doing.follow()
  }

  /** What could not be told now is told once the set is kept. */
  async #watch({ update, toldAt }: Told, sinceAt: number): Promise<void> {
    const now = this.#doing.clock()
    try {
      await this.#doing.watch(update, { ageMs: now - toldAt, sinceMs: now - sinceAt })
    } catch (error) {
      this.#doing.log.error(error, 'what a delta changes could not be told')
    }
  }

  /** What could not be shared is kept here all the same, and shared with whatever is shared next. */
  async #share(): Promise<void> {
    try {
      await this.#doing.share()
    } catch (error) {
      this.#doing.log.error(error, 'a set from RTR could not be shared')
    }
  }

  #queue(act: () => Promise<void>): void {
    this.#work = this.#work.then(act).catch((error) => this.#doing.log.error(error, 'a set from RTR could not be kept'))
  }
}
