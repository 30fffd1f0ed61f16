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
import { quote } from '#lib/kernel/quote.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { blocklistSchema } from '#lib/reputation/blocklist.ts'
import { isoInstant } from '../streams/iso-instant.ts'
import { faultAt, type Line, type LineFault, linesOfHead, readLines } from '../streams/lines.ts'

const source = 'spamhaus-drop'

const Entry = z.object({ cidr: z.string(), sblid: z.string().optional() })
const Metadata = z.object({ type: z.literal('metadata'), timestamp: z.number(), records: z.number() })
const DropLine = z.union([Metadata, Entry])
type DropLine = z.infer<typeof DropLine>

type Reading = {
  metadata: (z.infer<typeof Metadata> & { line: number }) | null
  ipv4: number
  ipv6: number
  rows: ReturnType<typeof buildRangeTable<typeof blocklistSchema>>
}

export const spamhausDropJson: FormatAdapter = {
  format: 'spamhaus-drop-json',

  recognise(head) {
    const first = linesOfHead(head).find((text) => text !== '') ?? ''
    return /^\{\s*"cidr":\s*"[^":]*",\s*"sblid":/.test(first)
  },

  async read(bytes) {
    const reading: Reading = { metadata: null, ipv4: 0, ipv6: 0, rows: buildRangeTable(blocklistSchema) }
    const fault = await readLines(bytes, (line) => takeLine(reading, line))
    if (fault) return err({ source, ...fault })
    const { metadata, ipv4, ipv6, rows } = reading
    if (!metadata)
      return err({ source, line: null, reason: 'The line of metadata at the end is missing: the list is cut off.' })
    if (metadata.records !== ipv4 + ipv6) {
      const reason = `The metadata says ${metadata.records} records; the list has ${ipv4 + ipv6}.`
      return err({ source, line: metadata.line, reason })
    }
    const asOf = isoInstant(metadata.timestamp * 1000)
    const notes = ipv6 > 0 ? [`${ipv6} IPv6 entries skipped.`] : []
    return ok([{ source, kind: 'blocklist', asOf, records: ipv4, notes, columns: rows.finish() }])
  },
}

function takeLine(reading: Reading, line: Line): LineFault | null {
  if (line.text.trim() === '') return null
  if (reading.metadata) return faultAt(line, 'Something follows the line of metadata, which is the last.')
  const parsed = parseDropLine(line.text)
  if (!parsed.ok) return faultAt(line, parsed.error)
  if ('type' in parsed.value) {
    reading.metadata = { ...parsed.value, line: line.number }
    return null
  }
  const { cidr, sblid } = parsed.value
  if (cidr.includes(':')) {
    reading.ipv6++
    return null
  }
  const prefix = parsePrefix(cidr)
  if (!prefix.ok) return faultAt(line, prefix.error.message)
  reading.rows.add({ ...rangeOf(prefix.value), reference: sblid ?? null, offset: line.offset, bytes: line.text.length })
  reading.ipv4++
  return null
}

function parseDropLine(text: string): Result<DropLine, string> {
  try {
    const parsed = DropLine.safeParse(JSON.parse(text))
    if (parsed.success) return ok(parsed.data)
    return err(`${quote(text)} is neither an entry with a cidr nor metadata with timestamp and records.`)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return err(`${quote(text)} is not JSON.`)
  }
}
