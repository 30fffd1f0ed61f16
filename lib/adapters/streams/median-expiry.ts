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

  /** Seconds since the epoch. */
  add(expires: number): void {
    const within = Math.ceil(expires / hour)
    this.#hours.set(within, (this.#hours.get(within) ?? 0) + 1)
    this.#count++
  }

  /** Null where no record tells when it expires. */
  find(): string | null {
    let passed = 0
    for (const [within, count] of [...this.#hours].sort(([a], [b]) => a - b)) {
      passed += count
      if (passed * 2 >= this.#count) return isoInstant(within * hour * 1000)
    }
    return null
  }
}
