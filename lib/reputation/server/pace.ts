/** So many questions a second and no more, in small bursts: what a list is asked at most. */
import { setTimeout as wait } from 'node:timers/promises'

const burstsPerSecond = 4

export class Pace {
  readonly #perSecond: number
  #freeAt = 0

  constructor(perSecond: number) {
    this.#perSecond = perSecond
  }

  /** How many questions may go out at once. */
  get burst(): number {
    return Math.max(1, Math.floor(this.#perSecond / burstsPerSecond))
  }

  /** Resolves when `count` more may go out. */
  async take(count: number): Promise<void> {
    const now = performance.now()
    const start = Math.max(now, this.#freeAt)
    this.#freeAt = start + (count / this.#perSecond) * 1000
    if (start > now) await wait(start - now)
  }
}
