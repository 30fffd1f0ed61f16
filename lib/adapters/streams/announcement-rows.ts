/** Gathers announced prefixes with their origins, whatever the table's format. */
import { parseAsn } from '#lib/address-space/asn.ts'
import { parsePrefix } from '#lib/address-space/prefix.ts'
import { rangeOf } from '#lib/address-space/range.ts'
import { buildRangeTable } from '#lib/address-space/range-table.ts'
import type { ReadSnapshot } from '#lib/diligence/snapshot.ts'
import { quote } from '#lib/kernel/quote.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { announcementSchema } from '#lib/routing/announcement.ts'
import { faultAt, type Line, type LineFault } from './lines.ts'

/** One origin: a plain ASN, or the text of an AS_SET, which has none (RFC 6811 section 2, RFC 9774). */
export type Origin = { origin: number; originSet: string | null }

export class AnnouncementRows {
  readonly #rows = buildRangeTable(announcementSchema)
  #records = 0
  #ipv6 = 0

  /** Takes the line's prefix once for each origin; a fault if it is no prefix. */
  add(line: Line, seen: { prefix: string; origins: readonly Origin[]; peers: number }): LineFault | null {
    if (isIpv6(seen.prefix)) {
      this.#ipv6++
      return null
    }
    const prefix = parsePrefix(seen.prefix)
    if (!prefix.ok) return faultAt(line, prefix.error.message)
    for (const { origin, originSet } of seen.origins) {
      const place = { offset: line.offset, bytes: line.text.length }
      this.#rows.add({ ...rangeOf(prefix.value), origin, originSet, peers: seen.peers, ...place })
      this.#records++
    }
    return null
  }

  finish({ source, asOf }: Pick<ReadSnapshot, 'source' | 'asOf'>): ReadSnapshot {
    const notes = this.#ipv6 > 0 ? [`${this.#ipv6} IPv6 announcements skipped.`] : []
    return { source, kind: 'announcements', asOf, records: this.#records, notes, columns: this.#rows.finish() }
  }
}

/** Reads `64496`, or an AS_SET as `{64496,64497}` or `64496,64497`. */
export function parseOrigin(text: string): Result<Origin, string> {
  if (!/[{,]/.test(text)) {
    const asn = parseAsn(text)
    return asn.ok ? ok({ origin: asn.value, originSet: null }) : err(asn.error.message)
  }
  const members = text.startsWith('{') && text.endsWith('}') ? text.slice(1, -1) : text
  const wrong = members.split(',').find((member) => !parseAsn(member).ok)
  return wrong === undefined ? ok({ origin: 0, originSet: `{${members}}` }) : err(`${quote(text)} is no AS_SET.`)
}

const isIpv6 = (prefix: string) => /^[\da-f:.]*:[\da-f:.]*\/\d{1,3}$/i.test(prefix)
