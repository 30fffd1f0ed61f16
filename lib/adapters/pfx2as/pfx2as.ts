/**
 * CAIDA's prefix-to-AS table: `prefix<TAB>length<TAB>origin`, drawn from RouteViews.
 *
 * Several origins of a prefix are joined by `_` (MOAS), each a row of its own; an AS_SET's members by commas.
 * Says neither how many peers saw a prefix nor when.
 */
import type { FormatAdapter } from '#lib/diligence/snapshot.ts'
import { quote } from '#lib/kernel/quote.ts'
import { err, ok } from '#lib/kernel/result.ts'
import { AnnouncementRows, type Origin, parseOrigin } from '../streams/announcement-rows.ts'
import { faultAt, type Line, type LineFault, linesOfHead, readLines } from '../streams/lines.ts'

const source = 'bgp-pfx2as'
const row = /^[\da-fA-F.:]+\t\d{1,3}\t[\d{},_]+$/

export const pfx2as: FormatAdapter = {
  format: 'pfx2as',

  recognise(head) {
    const first = linesOfHead(head).find((text) => text !== '') ?? ''
    return row.test(first)
  },

  async read(bytes) {
    const rows = new AnnouncementRows()
    const fault = await readLines(bytes, (line) => takeLine(rows, line))
    return fault ? err({ source, ...fault }) : ok([rows.finish({ source, asOf: null })])
  },
}

function takeLine(rows: AnnouncementRows, line: Line): LineFault | null {
  if (line.text === '') return null
  const [address, length, originText, ...rest] = line.text.split('\t')
  if (originText === undefined || rest.length > 0) {
    return faultAt(line, `${quote(line.text)} is not a prefix, its length and its origin with tabs between them.`)
  }
  const origins: Origin[] = []
  for (const text of originText.split('_')) {
    const origin = parseOrigin(text)
    if (!origin.ok) return faultAt(line, origin.error)
    origins.push(origin.value)
  }
  return rows.add(line, { prefix: `${address}/${length}`, origins, peers: 0 })
}
