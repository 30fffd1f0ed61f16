/** IANA's IPv4 Address Space Registry as CSV. The file tells no day of its own. */
import type { FormatAdapter } from '#lib/diligence/snapshot.ts'
import { quote } from '#lib/kernel/quote.ts'
import { err } from '#lib/kernel/result.ts'
import { readRegistryCsv, startsWithHeader, textOf } from './registry-csv.ts'
import { addressSpace, buildSlash8Rows, snapshotOf } from './slash8-rows.ts'

export const addressSpaceCsv: FormatAdapter = {
  format: 'iana-address-space-csv',

  recognise: (head) => startsWithHeader(head, 'Prefix,Designation,Date,WHOIS,'),

  async read(bytes) {
    const rows = buildSlash8Rows()
    const fault = await readRegistryCsv(bytes, ({ cell, line, ...place }) => {
      // A quote that went astray swallows rows into a cell.
      if (!/^(?:\[\w+\]|\s)*$/.test(cell('Note'))) return { line, reason: `${quote(cell('Note'))} is no footnote.` }
      const reason = rows.add({
        ...{ prefix: textOf(cell('Prefix')), designation: textOf(cell('Designation')), date: textOf(cell('Date')) },
        // The head of the column bears a footnote.
        ...{ status: textOf(cell('Status [1]') || cell('Status')), whois: textOf(cell('WHOIS')) },
        ...{ rdap: textOf(cell('RDAP')).split(' ').filter(Boolean), ...place },
      })
      return reason === null ? null : { line, reason }
    })
    return fault ? err({ source: addressSpace, ...fault }) : snapshotOf(rows, null)
  },
}
