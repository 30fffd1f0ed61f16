/**
 * The VRPs a cache has told, and those it is about to: nothing counts before End of Data.
 *
 * A payload is kept as a short string of its bytes, in the order of address, length, maxLength, ASN: half a million
 * of them are some 50 MB, and sorting the strings sorts the payloads.
 */
import { type AddressSet, overlapsRange } from '#lib/address-space/address-set.ts'
import type { AddressRange } from '#lib/address-space/range.ts'
import type { VrpDelta, VrpPayload, VrpSet } from '#lib/routing/vrp-feed.ts'

const bytesOf = (value: number): string =>
  String.fromCharCode(value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff)

const keyOf = ({ address, length, maxLength, asn }: VrpPayload): string =>
  bytesOf(address) + String.fromCharCode(length, maxLength) + bytesOf(asn)

const wordAt = (key: string, index: number): number =>
  ((key.charCodeAt(index) << 24) |
    (key.charCodeAt(index + 1) << 16) |
    (key.charCodeAt(index + 2) << 8) |
    key.charCodeAt(index + 3)) >>>
  0

const payloadOf = (key: string): VrpPayload => ({
  address: wordAt(key, 0),
  length: key.charCodeAt(4),
  maxLength: key.charCodeAt(5),
  asn: wordAt(key, 6),
})

/** Without the rest: it is asked of every key of a set. */
function rangeOfKey(key: string): AddressRange {
  const start = wordAt(key, 0)
  return { start, end: start + 2 ** (32 - key.charCodeAt(4)) - 1 }
}

/** A complete set; never changes. */
export class PayloadSet implements VrpSet {
  static readonly empty = new PayloadSet(new Set())
  readonly #keys: ReadonlySet<string>

  private constructor(keys: ReadonlySet<string>) {
    this.#keys = keys
  }

  get size(): number {
    return this.#keys.size
  }

  *[Symbol.iterator](): Generator<VrpPayload> {
    for (const key of [...this.#keys].sort()) yield payloadOf(key)
  }

  *around(ranges: AddressSet): Generator<VrpPayload> {
    for (const key of this.#keys) if (overlapsRange(ranges, rangeOfKey(key))) yield payloadOf(key)
  }

  hasKey(key: string): boolean {
    return this.#keys.has(key)
  }

  /** What changed since `before`. */
  since(before: PayloadSet): VrpDelta {
    const missingIn = (others: ReadonlySet<string>, keys: ReadonlySet<string>) =>
      [...keys].filter((key) => !others.has(key)).map(payloadOf)
    return { announced: missingIn(before.#keys, this.#keys), withdrawn: missingIn(this.#keys, before.#keys) }
  }

  with(changes: ReadonlyMap<string, boolean>): PayloadSet {
    const keys = new Set(this.#keys)
    for (const [key, isAnnounced] of changes) {
      if (isAnnounced) keys.add(key)
      else keys.delete(key)
    }
    return new PayloadSet(keys)
  }
}

/** What a cache says between Cache Response and End of Data, over the set it starts from. */
export class PendingSet {
  readonly #base: PayloadSet
  readonly #changes = new Map<string, boolean>()

  constructor(base: PayloadSet) {
    this.#base = base
  }

  /** Changes so far: what is being held in memory for this answer. */
  get size(): number {
    return this.#changes.size
  }

  /** False, and nothing done, for an announcement of what is there or a withdrawal of what is not (RFC 8210 5.6). */
  take(payload: VrpPayload, announce: boolean): boolean {
    const key = keyOf(payload)
    const isThere = this.#changes.get(key) ?? this.#base.hasKey(key)
    if (isThere === announce) return false
    this.#changes.set(key, announce)
    return true
  }

  finish(): PayloadSet {
    return this.#changes.size === 0 ? this.#base : this.#base.with(this.#changes)
  }
}
