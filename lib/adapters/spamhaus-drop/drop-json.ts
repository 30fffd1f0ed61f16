/**
 * Spamhaus DROP as JSON lines: one entry a line, and a last line of metadata whose `records` binds.
 *
 * ASN-DROP and the IPv6 list have the same shape and are not this list. Entries may repeat and nest.
 */

import { z } from 'zod'
import { parsePrefix } from '#lib/address-space/prefix.ts'
import { rangeOf } from '#lib/address-space/range.ts'
import { buildRangeTable } from '#lib/address-space/range-table.ts'
import type { FormatAdapter } from '#lib/diligence/snapshot.ts'
import { err, ok } from '#lib/kernel/result.ts'
import { blocklistSchema } from '#lib/reputation/blocklist.ts'
import { faultAt, linesOfHead } from '../streams/lines.ts'
import { readDropLines } from './drop-lines.ts'

const source = 'spamhaus-drop'

const Entry = z.object({ cidr: z.string(), sblid: z.string().optional() })

export const spamhausDropJson: FormatAdapter = {
  format: 'spamhaus-drop-json',

  recognise(head) {
    const first = linesOfHead(head).find((text) => text !== '') ?? ''
    return /^\{\s*"cidr":\s*"[^":]*",\s*"sblid":/.test(first)
  },

  async read(bytes) {
    const rows = buildRangeTable(blocklistSchema)
    let ipv6 = 0
    const kind = { entry: Entry, what: 'an entry with a cidr' }
    const read = await readDropLines(bytes, kind, ({ cidr, sblid }, line) => {
      if (cidr.includes(':')) {
        ipv6++
        return null
      }
      const prefix = parsePrefix(cidr)
      if (!prefix.ok) return faultAt(line, prefix.error.message)
      rows.add({ ...rangeOf(prefix.value), reference: sblid ?? null, offset: line.offset, bytes: line.text.length })
      return null
    })
    if (!read.ok) return err({ source, ...read.error })
    const { asOf, entries } = read.value
    const notes = ipv6 > 0 ? [`${ipv6} IPv6 entries skipped.`] : []
    return ok([{ source, kind: 'blocklist', asOf, records: entries - ipv6, notes, columns: rows.finish() }])
  },
}
