/**
 * Validated ROA payloads as CSV: rpki-client's and Routinator's five columns, the RIPE validator's three.
 *
 * Told by its header line; says nothing of its own date. The same rules as for the JSON exports.
 */
import { parseAsn } from '#lib/address-space/asn.ts'
import type { FormatAdapter } from '#lib/diligence/snapshot.ts'
import { quote } from '#lib/kernel/quote.ts'
import { err, ok } from '#lib/kernel/result.ts'
import { faultAt, type Line, type LineFault, linesOfHead, readLines } from '../streams/lines.ts'
import { VrpRows, vrpSource } from '../streams/vrp-rows.ts'

const header = /^"?ASN"?,"?IP Prefix"?,"?Max Length"?(,|$)/i

export const vrpCsv: FormatAdapter = {
  format: 'vrp-csv',

  recognise(head) {
    return header.test(linesOfHead(head)[0] ?? '')
  },

  async read(bytes) {
    const rows = new VrpRows()
    const fault = await readLines(bytes, (line) => (line.number === 1 ? takeHeader(line) : takeLine(rows, line)))
    return fault ? err({ source: vrpSource, ...fault }) : ok([rows.finish({ asOf: null, notes: [] })])
  },
}

function takeHeader(line: Line): LineFault | null {
  return header.test(line.text)
    ? null
    : faultAt(line, `${quote(line.text)} is no header of VRPs: ASN,IP Prefix,Max Length.`)
}

function takeLine(rows: VrpRows, line: Line): LineFault | null {
  if (line.text === '') return null
  const [asnText = '', prefix, maxLengthText = '', ta = '', expires = ''] = line.text.split(',').map(withoutQuotes)
  if (prefix === undefined) return faultAt(line, `${quote(line.text)} is no VRP: it has fewer than two columns.`)
  const asn = parseAsn(asnText)
  if (!asn.ok) return faultAt(line, asn.error.message)
  if (!/^\d{0,3}$/.test(maxLengthText)) return faultAt(line, `${quote(maxLengthText)} is no maxLength.`)
  const maxLength = maxLengthText === '' ? null : Number(maxLengthText)
  const problem = rows.addText({ prefix, asn: asn.value, maxLength, ta: ta === '' ? null : ta, offset: line.offset })
  if (/^\d+$/.test(expires)) rows.noteExpiry(Number(expires))
  return problem === null ? null : faultAt(line, problem)
}

const withoutQuotes = (field: string) => (field.startsWith('"') && field.endsWith('"') ? field.slice(1, -1) : field)
