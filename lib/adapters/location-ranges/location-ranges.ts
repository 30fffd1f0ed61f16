/**
 * Providers' files of ranges as ip-location-db writes them: `start,end,country`, or with region, further region and city
 * behind it. The file does not say whose it is, so that the folder names the provider.
 */
import { parseAddress } from '#lib/address-space/address.ts'
import { buildRangeTable } from '#lib/address-space/range-table.ts'
import { locationSchema } from '#lib/diligence/location-row.ts'
import type { FormatAdapter } from '#lib/diligence/snapshot.ts'
import { quote } from '#lib/kernel/quote.ts'
import { err, ok } from '#lib/kernel/result.ts'
import { faultAt, type Line, type LineFault, linesOfHead, readLines } from '../streams/lines.ts'
import { splitCsvLine } from '../streams/split-csv-line.ts'

type Reading = {
  records: number
  ipv6: number
  rows: ReturnType<typeof buildRangeTable<typeof locationSchema>>
}

const layout = 'first address,last address,country'
const rowShape = /^"?[\d.:a-f]*[.:][\d.:a-f]*"?,"?[\d.:a-f]*[.:][\d.:a-f]*"?,"?[A-Za-z-]{0,2}"?(?:,|$)/i

export const locationRanges: FormatAdapter = {
  format: 'location-ranges',

  recognise(head, { listName }) {
    const lines = linesOfHead(head).filter((text) => text.trim() !== '')
    return listName !== null && lines.length > 0 && lines.every((text) => rowShape.test(text))
  },

  async read(bytes, { listName }) {
    const reading: Reading = { records: 0, ipv6: 0, rows: buildRangeTable(locationSchema) }
    const fault = await readLines(bytes, (line) => takeLine(reading, line))
    if (fault) return err({ source: listName, kind: 'locations', ...fault })
    if (listName === null)
      return err({ source: null, line: 1, reason: 'The folder’s sources.json does not name the provider.' })
    const { records, ipv6, rows } = reading
    const notes = ipv6 > 0 ? [`${ipv6} IPv6 ranges skipped.`] : []
    return ok([{ source: listName, kind: 'locations', asOf: null, records, notes, columns: rows.finish() }])
  },
}

function takeLine(reading: Reading, line: Line): LineFault | null {
  if (line.text.trim() === '') return null
  const fields = splitCsvLine(line.text)
  if (fields === null) return faultAt(line, 'A quoted field begins and does not end on its line.')
  const [first = '', last = '', country = '', region = '', , city = ''] = fields
  if (fields.length < 3) return faultAt(line, `${quote(line.text)} is not ${quote(layout)}.`)
  if (first.includes(':') && last.includes(':')) {
    reading.ipv6++
    return null
  }
  const [start, end] = [parseAddress(first), parseAddress(last)]
  if (!start.ok) return faultAt(line, start.error.message)
  if (!end.ok) return faultAt(line, end.error.message)
  if (end.value < start.value) return faultAt(line, `The range ends at ${last}, before it starts at ${first}.`)
  if (!/^(?:[A-Z]{2}|-|)$/.test(country)) return faultAt(line, `${quote(country)} is no country code such as SG.`)
  reading.rows.add({
    ...{ start: start.value, end: end.value, country: isPlace(country) ? country : null },
    // Only the layout with a city has anything but the country.
    ...{ region: textOf(region), city: textOf(city) },
    ...{ offset: line.offset, bytes: line.text.length },
  })
  reading.records++
  return null
}

/** Providers write nothing, a dash or ZZ where they do not know. */
const isPlace = (country: string): boolean => !['', '-', 'ZZ'].includes(country)

/** Lines are read byte by byte; what stands in them is UTF-8. */
const textOf = (latin1: string): string | null =>
  latin1 === '' ? null : Buffer.from(latin1, 'latin1').toString('utf8')
