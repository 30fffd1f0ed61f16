/**
 * Geofeeds (RFC 8805): lines of ip_prefix,alpha2code,region,city,postal_code.
 *
 * A feed does not say whose it is, so that the folder names it. Lines that the RFC has its consumers drop are skipped
 * and counted, as a feed is written by hand and one line in twelve is wrong; of two lines with one prefix the first stands.
 */
import { formatPrefix } from '#lib/address-space/prefix.ts'
import { rangeOf } from '#lib/address-space/range.ts'
import { buildRangeTable } from '#lib/address-space/range-table.ts'
import { lineOf } from '#lib/diligence/geofeed/feed-lines.ts'
import { isDropped } from '#lib/diligence/geofeed/geofeed-rules.ts'
import { judgeEntry } from '#lib/diligence/geofeed/judge-entry.ts'
import { looksLikePrefix } from '#lib/diligence/geofeed/judge-prefix.ts'
import { splitLine } from '#lib/diligence/geofeed/split-line.ts'
import { locationSchema } from '#lib/diligence/location-row.ts'
import type { FormatAdapter } from '#lib/diligence/snapshot.ts'
import { err, ok } from '#lib/kernel/result.ts'
import { type Line, linesOfHead, readLines } from '../streams/lines.ts'

type Reading = {
  records: number
  ipv6: number
  /** The first of the lines that were skipped, and how many they are. */
  dropped: { first: number | null; count: number }
  prefixes: Set<string>
  rows: ReturnType<typeof buildRangeTable<typeof locationSchema>>
}

const byteOrderMark = '\u00EF\u00BB\u00BF'

export const geofeed: FormatAdapter = {
  format: 'geofeed',

  recognise(head, { listName }) {
    if (listName === null) return false
    const entries = linesOfHead(head).flatMap((text) => {
      const split = splitLine(text.replace(byteOrderMark, ''))
      return split.kind === 'entry' ? [split.fields.map((field) => field.trim())] : []
    })
    // Loosely, so that a feed with bad lines is read; a provider's rows have two addresses.
    return (
      entries.some(([first = '', second = '']) => looksLikePrefix(first) && !/[.:]/.test(second)) && !isOther(entries)
    )
  },

  async read(bytes, { listName }) {
    const reading: Reading = {
      ...{ records: 0, ipv6: 0, dropped: { first: null, count: 0 }, prefixes: new Set<string>() },
      rows: buildRangeTable(locationSchema),
    }
    const fault = await readLines(bytes, (line) => takeLine(reading, line))
    if (fault) return err({ source: listName, kind: 'geofeed', ...fault })
    if (listName === null)
      return err({ source: null, line: 1, reason: 'The folder’s sources.json does not name the geofeed.' })
    const { records, ipv6, dropped } = reading
    if (records + ipv6 === 0 && dropped.count > 0) {
      return err({
        ...{ source: listName, kind: 'geofeed' },
        line: dropped.first,
        reason: 'No line of it can be used: dotquad geofeed-lint says why of each.',
      })
    }
    const notes = [
      ...(ipv6 > 0 ? [`${ipv6} IPv6 lines skipped.`] : []),
      ...(dropped.count > 0
        ? [`${dropped.count} lines with errors skipped, the first of them line ${dropped.first}.`]
        : []),
    ]
    return ok([{ source: listName, kind: 'geofeed', asOf: null, records, notes, columns: reading.rows.finish() }])
  },
}

/** Addresses alone, or with a word behind them, are a list of another kind. */
const isOther = (entries: readonly (readonly string[])[]): boolean => entries.every((fields) => fields.length < 2)

function takeLine(reading: Reading, { text, number, offset }: Line): null {
  const own = number === 1 ? text.replace(byteOrderMark, '') : text
  const line = lineOf(Buffer.from(own, 'latin1'), number)
  const split = splitLine(line.text)
  if (split.kind !== 'entry') return null
  const { prefix, family, place, faults } = judgeEntry(split.fields, split.isClosed)
  if (!line.isUtf8 || isDropped(faults)) return drop(reading, number)
  if (family === 'ipv6' || prefix === null) {
    reading.ipv6++
    return null
  }
  const key = formatPrefix(prefix)
  if (reading.prefixes.has(key)) return drop(reading, number)
  reading.prefixes.add(key)
  reading.rows.add({ ...rangeOf(prefix), ...place, offset, bytes: text.length })
  reading.records++
  return null
}

function drop({ dropped }: Reading, number: number): null {
  dropped.count++
  dropped.first ??= number
  return null
}
