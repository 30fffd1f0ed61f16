/**
 * Until when most of an export can still be true: the hour by which half of its VRPs have expired.
 *
 * `expires` is the validity of the chain, re-signed daily, so single ones end all the time and say nothing about their
 * ROAs. Counted by hours: half a million of them are not kept for one figure.
 */
import { isoInstant } from './iso-instant.ts'

const hour = 3600

export class MedianExpiry {
  readonly #hours = new Map<number, number>()
  #count = 0
  // Those of one hour mostly stand together.
  #hour = 0
  #ofHour = 0

  /** Seconds since the epoch. */
  add(expires: number): void {
    const within = Math.ceil(expires / hour)
    if (within !== this.#hour) this.#keep()
    this.#hour = within
    this.#ofHour++
    this.#count++
  }

  #keep(): void {
    if (this.#ofHour > 0) this.#hours.set(this.#hour, (this.#hours.get(this.#hour) ?? 0) + this.#ofHour)
    this.#ofHour = 0
  }

  /** Null where no record tells when it expires. */
  find(): string | null {
    this.#keep()
    let passed = 0
    for (const [within, count] of [...this.#hours].sort(([a], [b]) => a - b)) {
      passed += count
      if (passed * 2 >= this.#count) return isoInstant(within * hour * 1000)
    }
    return null
  }
}
