/** IANA's Special-Purpose AS Numbers registry (RFC 7249) as CSV: numbers and ranges that nobody may hold as others do. */
import { parseAsn } from '#lib/address-space/asn.ts'
import { buildRangeTable } from '#lib/address-space/range-table.ts'
import type { FormatAdapter } from '#lib/diligence/snapshot.ts'
import { quote } from '#lib/kernel/quote.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { specialAsnSchema } from '#lib/registry/special-purpose.ts'
import { parseAll, readRegistryCsv, startsWithHeader, textOf } from './registry-csv.ts'

const source = 'iana-special-asns'

export const ianaSpecialAsns: FormatAdapter = {
  format: 'iana-special-asns',

  recognise: (head) => startsWithHeader(head, 'AS Number,Reason for Reservation,Reference'),

  async read(bytes) {
    const rows = buildRangeTable(specialAsnSchema)
    let records = 0
    const fault = await readRegistryCsv(bytes, ({ cell, line, offset, bytes }) => {
      const range = parseAsnRange(textOf(cell('AS Number')))
      if (!range.ok) return { line, reason: range.error }
      const name = textOf(cell('Reason for Reservation')) || null
      rows.add({ ...range.value, name, rfc: textOf(cell('Reference')) || null, offset, bytes })
      records++
      return null
    })
    if (fault) return err({ source, ...fault })
    return ok([{ source, kind: 'special-asns', asOf: null, records, notes: [], columns: rows.finish() }])
  },
}

/** `23456` or `64496-64511`. */
function parseAsnRange(text: string): Result<{ start: number; end: number }, string> {
  const ends = text.split('-')
  const numbers = parseAll(ends, (end) => {
    const asn = parseAsn(end)
    return asn.ok ? asn : err(asn.error.message)
  })
  if (!numbers.ok) return numbers
  const [start, end = start] = numbers.value
  if (start === undefined || end === undefined || ends.length > 2 || start > end) {
    return err(`${quote(text)} is no AS number and no range such as 64496-64511.`)
  }
  return ok({ start, end })
}
