/**
 * Spamhaus DROP and EDROP as the text of old: `1.10.16.0/20 ; SBL256894` under a header of `;` lines.
 *
 * Knows a list by its header only: without one a list of prefixes could be anybody's.
 */
import { parsePrefix } from '#lib/address-space/prefix.ts'
import { rangeOf } from '#lib/address-space/range.ts'
import { buildRangeTable } from '#lib/address-space/range-table.ts'
import type { FormatAdapter } from '#lib/diligence/snapshot.ts'
import { realDay } from '#lib/kernel/calendar-date.ts'
import { err, ok } from '#lib/kernel/result.ts'
import { blocklistSchema } from '#lib/reputation/blocklist.ts'
import { isoInstant } from '../streams/iso-instant.ts'
import { faultAt, type Line, type LineFault, readLines } from '../streams/lines.ts'

const title = /^; Spamhaus (E?DROP) List (\d{4})\/(\d\d)\/(\d\d)\b/

type Reading = {
  source: string | null
  /** Day of the title line. */
  day: string | null
  lastModified: string | null
  ipv4: number
  ipv6: number
  rows: ReturnType<typeof buildRangeTable<typeof blocklistSchema>>
}

export const spamhausDropText: FormatAdapter = {
  format: 'spamhaus-drop-text',

  recognise: (head) => title.test(head),

  async read(bytes) {
    const reading: Reading = {
      source: null,
      day: null,
      lastModified: null,
      ipv4: 0,
      ipv6: 0,
      rows: buildRangeTable(blocklistSchema),
    }
    const fault = await readLines(bytes, (line) => takeLine(reading, line))
    const { source, day, lastModified, ipv4, ipv6, rows } = reading
    if (fault) return err({ source, ...fault })
    if (!source)
      return err({ source, line: 1, reason: 'No line such as "; Spamhaus DROP List 2025/01/17" names the list.' })
    const notes = ipv6 > 0 ? [`${ipv6} IPv6 entries skipped.`] : []
    return ok([{ source, kind: 'blocklist', asOf: lastModified ?? day, records: ipv4, notes, columns: rows.finish() }])
  },
}

function takeLine(reading: Reading, line: Line): LineFault | null {
  const text = line.text.trim()
  if (text === '') return null
  if (text.startsWith(';')) {
    takeRemark(reading, text)
    return null
  }
  const [cidr = '', reference = ''] = text.split(';').map((part) => part.trim())
  if (cidr.includes(':')) {
    reading.ipv6++
    return null
  }
  const prefix = parsePrefix(cidr)
  if (!prefix.ok) return faultAt(line, prefix.error.message)
  reading.rows.add({
    ...rangeOf(prefix.value),
    reference: reference || null,
    offset: line.offset,
    bytes: line.text.length,
  })
  reading.ipv4++
  return null
}

function takeRemark(reading: Reading, text: string): void {
  const [, list, year, month, day] = title.exec(text) ?? []
  if (list) {
    reading.source = `spamhaus-${list.toLowerCase()}`
    reading.day = realDay(`${year}-${month}-${day}`)
  }
  const [, date] = /^; Last-Modified:\s*(.+)$/.exec(text) ?? []
  if (date) reading.lastModified = isoInstant(Date.parse(date))
}
