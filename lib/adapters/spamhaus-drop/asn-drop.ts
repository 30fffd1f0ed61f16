/** Spamhaus ASN-DROP as JSON lines: one AS a line, and a last line of metadata whose `records` binds. */
import { z } from 'zod'
import { buildRangeTable } from '#lib/address-space/range-table.ts'
import type { FormatAdapter } from '#lib/diligence/snapshot.ts'
import { err, ok } from '#lib/kernel/result.ts'
import { asnDropSchema } from '#lib/reputation/asn-drop.ts'
import { linesOfHead } from '../streams/lines.ts'
import { readDropLines } from './drop-lines.ts'

const source = 'spamhaus-asndrop'

const Entry = z.object({
  asn: z.int().min(1).max(0xffffffff),
  rir: z.string().optional(),
  domain: z.string().optional(),
  cc: z.string().optional(),
  asname: z.string().optional(),
})

export const spamhausAsnDrop: FormatAdapter = {
  format: 'spamhaus-asndrop',

  recognise(head) {
    const first = linesOfHead(head).find((text) => text !== '') ?? ''
    return /^\{\s*"asn":\s*\d+,\s*"rir":/.test(first)
  },

  async read(bytes) {
    const rows = buildRangeTable(asnDropSchema)
    const what = 'an entry with an AS number from 1 to 4294967295'
    const read = await readDropLines(bytes, { entry: Entry, what }, ({ asn, rir, domain, cc, asname }, line) => {
      rows.add({
        ...{ start: asn, end: asn, rir: rir ?? null, domain: domain || null, country: cc || null },
        ...{ name: asname || null, offset: line.offset, bytes: line.text.length },
      })
      return null
    })
    if (!read.ok) return err({ source, ...read.error })
    const { asOf, entries } = read.value
    return ok([{ source, kind: 'asn-drop', asOf, records: entries, notes: [], columns: rows.finish() }])
  },
}
