/** The ends of ROAs that jsonext tells, gathered beside its VRPs: one row a VRP and trust anchor, the latest end. */
import { parsePrefix } from '#lib/address-space/prefix.ts'
import { rangeOf } from '#lib/address-space/range.ts'
import { buildRangeTable } from '#lib/address-space/range-table.ts'
import type { ReadSnapshot } from '#lib/diligence/snapshot.ts'
import { type RoaEndRow, roaEndSchema } from '#lib/routing/roa-end.ts'
import type { ParsedRecord } from './parse-record.ts'

const roaEndSource = 'rpki-roa-ends'

const mostSeconds = 0xffffffff

export class RoaEnds {
  readonly #rows = new Map<string, RoaEndRow>()

  get isEmpty(): boolean {
    return this.#rows.size === 0
  }

  /** What a record tells; its prefix is IPv6 or was found good before. */
  add({ vrps, roas }: ParsedRecord): void {
    const [vrp] = vrps
    const prefix = vrp && roas.length > 0 ? parsePrefix(vrp.prefix) : null
    if (!(vrp && prefix?.ok)) return
    const { asn, maxLength } = vrp
    for (const { ta, notAfter } of roas) {
      const end = Date.parse(notAfter) / 1000
      if (!(end > 0)) continue
      const key = `${vrp.prefix} ${asn} ${maxLength} ${ta}`
      const latest = Math.max(Math.min(Math.floor(end), mostSeconds), this.#rows.get(key)?.notAfter ?? 0)
      const told = { asn, maxLength: maxLength ?? prefix.value.length, ta, notAfter: latest }
      this.#rows.set(key, { ...rangeOf(prefix.value), ...told })
    }
  }

  finish(asOf: string | null): ReadSnapshot {
    const table = buildRangeTable(roaEndSchema)
    for (const row of this.#rows.values()) table.add(row)
    const records = this.#rows.size
    return { source: roaEndSource, kind: 'roa-ends', asOf, records, notes: [], columns: table.finish() }
  }
}
