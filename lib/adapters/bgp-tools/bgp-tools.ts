/**
 * The table of bgp.tools: one JSON object a line, `{"CIDR":"192.0.2.0/24","ASN":64500,"Hits":1000}`.
 *
 * `Hits` counts the sessions that saw the route. The table names no time of its own and no AS_SET.
 */
import { z } from 'zod'
import type { FormatAdapter } from '#lib/diligence/snapshot.ts'
import { quote } from '#lib/kernel/quote.ts'
import { err, ok } from '#lib/kernel/result.ts'
import { jsonText } from '#lib/platform/json-text.ts'
import { AnnouncementRows } from '../streams/announcement-rows.ts'
import { faultAt, type Line, type LineFault, linesOfHead, readLines } from '../streams/lines.ts'

const source = 'bgp-tools'

const Route = jsonText.pipe(
  z.object({
    CIDR: z.string(),
    ASN: z.int().min(0).max(0xffffffff),
    Hits: z.int().min(0).max(0xffffffff),
  }),
)

export const bgpTools: FormatAdapter = {
  format: 'bgp-tools',

  recognise(head) {
    const first = linesOfHead(head).find((text) => text !== '') ?? ''
    return first.startsWith('{') && ['CIDR', 'ASN', 'Hits'].every((name) => first.includes(`"${name}"`))
  },

  async read(bytes) {
    const rows = new AnnouncementRows()
    const fault = await readLines(bytes, (line) => takeLine(rows, line))
    return fault ? err({ source, ...fault }) : ok([rows.finish({ source, asOf: null })])
  },
}

function takeLine(rows: AnnouncementRows, line: Line): LineFault | null {
  if (line.text.trim() === '') return null
  const route = Route.safeParse(line.text)
  if (!route.success) return faultAt(line, `${quote(line.text)} is no object with a CIDR, an ASN and Hits.`)
  const { CIDR: prefix, ASN: origin, Hits: peers } = route.data
  return rows.add(line, { prefix, origins: [{ origin, originSet: null }], peers })
}
