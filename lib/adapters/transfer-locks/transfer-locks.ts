/**
 * Voluntary transfer locks of the RIPE NCC (ripe-806) as CSV: `resource,locked from,locked until`.
 *
 * The RIPE NCC shows them on a page; no file of them was seen, so that this layout is ours. Resources are IPv4 prefixes
 * or ranges; AS numbers and IPv6 are passed over. Comment lines begin with `#`, and `# as of:` dates the list.
 */
import { parsePrefix } from '#lib/address-space/prefix.ts'
import { type AddressRange, parseRange, rangeOf } from '#lib/address-space/range.ts'
import { buildRangeTable } from '#lib/address-space/range-table.ts'
import type { FormatAdapter } from '#lib/diligence/snapshot.ts'
import { realDay } from '#lib/kernel/calendar-date.ts'
import { quote } from '#lib/kernel/quote.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { transferLockSchema } from '#lib/registry/voluntary-lock.ts'
import { faultAt, type Line, type LineFault, linesOfHead, readLines } from '../streams/lines.ts'

const source = 'transfer-locks-ripencc'
const header = 'resource,locked from,locked until'

type Reading = {
  asOf: string | null
  hasHeader: boolean
  records: number
  others: number
  rows: ReturnType<typeof buildRangeTable<typeof transferLockSchema>>
}

export const transferLocks: FormatAdapter = {
  format: 'transfer-locks',

  recognise: (head) => linesOfHead(head).find((text) => text.trim() !== '' && !text.startsWith('#')) === header,

  async read(bytes) {
    const rows = buildRangeTable(transferLockSchema)
    const reading: Reading = { asOf: null, hasHeader: false, records: 0, others: 0, rows }
    const fault = await readLines(bytes, (line) => takeLine(reading, line))
    if (fault) return err({ source, ...fault })
    const { asOf, records, others } = reading
    if (!reading.hasHeader) return err({ source, line: null, reason: `The line ${quote(header)} is missing.` })
    const notes = others > 0 ? [`${others} locks of AS numbers and IPv6 skipped.`] : []
    return ok([{ source, kind: 'transfer-locks', asOf, records, notes, columns: rows.finish() }])
  },
}

function takeLine(reading: Reading, line: Line): LineFault | null {
  const text = line.text.trim()
  if (text === '') return null
  if (text.startsWith('#')) return takeComment(reading, line)
  if (!reading.hasHeader) {
    reading.hasHeader = text === header
    return reading.hasHeader ? null : faultAt(line, `The first line is ${quote(text)} and not ${quote(header)}.`)
  }
  const [resource = '', from = '', until = '', ...rest] = text.split(',').map((cell) => cell.trim())
  if (resource === '' || rest.length > 0) return faultAt(line, `${quote(text)} is not ${quote(header)}.`)
  const days = [from, until].map((day) => (day === '' ? null : realDay(day)))
  const wrong = [from, until].find((day, index) => day !== '' && days[index] === null)
  if (wrong !== undefined) return faultAt(line, `${quote(wrong)} is no day such as 2026-11-23.`)
  if (resource.includes(':') || /^as\d/i.test(resource)) {
    reading.others++
    return null
  }
  const range = parseResource(resource)
  if (!range.ok) return faultAt(line, range.error)
  const [since = null, last = null] = days
  reading.rows.add({ ...range.value, since, until: last, offset: line.offset, bytes: line.text.length })
  reading.records++
  return null
}

function takeComment(reading: Reading, line: Line): LineFault | null {
  const [, day] = /^#\s*as of:\s*(\S+)/i.exec(line.text) ?? []
  if (day === undefined) return null
  reading.asOf = realDay(day)
  return reading.asOf === null
    ? faultAt(line, `The list is as of ${quote(day)}, which is no day such as 2026-11-23.`)
    : null
}

function parseResource(text: string): Result<AddressRange, string> {
  if (text.includes('-')) {
    const range = parseRange(text)
    return range.ok ? range : err(range.error.message)
  }
  const prefix = parsePrefix(text)
  return prefix.ok ? ok(rangeOf(prefix.value)) : err(prefix.error.message)
}
