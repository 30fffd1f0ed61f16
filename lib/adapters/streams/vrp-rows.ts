/**
 * Gathers the VRPs of one export, whatever its format, and counts what is left out.
 *
 * A record that is no VRP refuses the export, since a validator that writes one is not to be trusted with the
 * rest. A malformed maxLength alone costs only its VRP (RFC 6811 section 2, RFC 9582 section 4.3.2).
 */
import { parsePrefix } from '#lib/address-space/prefix.ts'
import type { ReadSnapshot } from '#lib/diligence/snapshot.ts'
import { buildVrpIndex, type VrpRow } from '#lib/routing/vrp-index.ts'
import { MedianExpiry } from './median-expiry.ts'

export const vrpSource = 'rpki-vrps'

/** A VRP as it is written: `maxLength` null where the record has none, which means the prefix length. */
export type VrpText = { prefix: string; asn: number; maxLength: number | null; ta: string | null; offset: number }

export class VrpRows {
  readonly #index = buildVrpIndex()
  readonly #expiry = new MedianExpiry()
  #added = 0
  #ipv6 = 0
  #malformed = 0

  /** Takes a VRP, or counts it as malformed. The prefix is one without host bits. */
  add(vrp: VrpRow): void {
    if (vrp.maxLength < vrp.length || vrp.maxLength > 32) {
      this.#malformed++
      return
    }
    this.#index.add(vrp)
    this.#added++
  }

  /** When the chain of a VRP ends, in seconds: all of them together bound how long the export is good for. */
  noteExpiry(expires: number | null): void {
    if (expires !== null && expires > 0) this.#expiry.add(expires)
  }

  skipIpv6(): void {
    this.#ipv6++
  }

  /** Takes a VRP whose prefix is still text; a sentence if that is none. */
  addText({ prefix, maxLength, ...rest }: VrpText): string | null {
    if (isIpv6Prefix(prefix)) {
      this.skipIpv6()
      return null
    }
    const parsed = parsePrefix(prefix)
    if (!parsed.ok) return parsed.error.message
    const { address, length } = parsed.value
    this.add({ address, length, maxLength: maxLength ?? length, ...rest })
    return null
  }

  /** The snapshot, its records counted as rows of the file, with what was counted behind the notes given. */
  finish({ asOf, notes }: Pick<ReadSnapshot, 'asOf' | 'notes'>): ReadSnapshot {
    const columns = this.#index.finish()
    const counted = [
      [this.#ipv6, 'IPv6 VRPs skipped.'],
      [this.#added - (columns.offset?.length ?? 0), 'repeated VRPs kept once.'],
      [this.#malformed, 'malformed VRPs ignored: maxLength is shorter than the prefix or beyond 32 (RFC 6811).'],
    ] as const
    const told = counted.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`)
    const usableUntil = this.#expiry.find() ?? undefined
    const records = this.#added
    return { source: vrpSource, kind: 'vrps', asOf, usableUntil, records, notes: [...notes, ...told], columns }
  }
}

/** By its form alone. With one colon it is a damaged IPv4 prefix: no IPv6 address is written so. */
function isIpv6Prefix(text: string): boolean {
  const [, length] = /^[\da-f.]*:[\da-f.]*:[\da-f:.]*\/(\d{1,3})$/i.exec(text) ?? []
  return length !== undefined && Number(length) <= 128
}
