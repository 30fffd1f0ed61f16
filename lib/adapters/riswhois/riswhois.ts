/**
 * The RIPE NCC's RISwhois dump: `origin<TAB>prefix<TAB>peers` behind `%` remarks, of all RIS collectors together.
 *
 * Default routes and leaks are in it and stay: what is too short to mean a block is the dossier's to say.
 */
import type { FormatAdapter } from '#lib/diligence/snapshot.ts'
import { quote } from '#lib/kernel/quote.ts'
import { err, ok } from '#lib/kernel/result.ts'
import { AnnouncementRows, parseOrigin } from '../streams/announcement-rows.ts'
import { isoInstant } from '../streams/iso-instant.ts'
import { faultAt, type Line, type LineFault, linesOfHead, readLines } from '../streams/lines.ts'

const source = 'bgp-riswhois'
const row = /^[\d{},]+\t[\da-fA-F.:]+\/\d{1,3}\t\d+$/

type Reading = { rows: AnnouncementRows; asOf: string | null }

export const riswhois: FormatAdapter = {
  format: 'riswhois',

  recognise(head) {
    const first = linesOfHead(head).find((text) => !isRemark(text)) ?? ''
    return row.test(first)
  },

  async read(bytes) {
    const reading: Reading = { rows: new AnnouncementRows(), asOf: null }
    const fault = await readLines(bytes, (line) => takeLine(reading, line))
    return fault ? err({ source, ...fault }) : ok([reading.rows.finish({ source, asOf: reading.asOf })])
  },
}

/** A whois client leaves lines of its own, such as `[Querying riswhois.ripe.net]`. */
const isRemark = (text: string) => /^\s*($|[%[])/.test(text)

function takeLine(reading: Reading, line: Line): LineFault | null {
  if (isRemark(line.text)) {
    reading.asOf ??= generatedAt(line.text)
    return null
  }
  const [originText, prefix, peers = '', ...rest] = line.text.split('\t')
  if (originText === undefined || prefix === undefined || !/^\d{1,9}$/.test(peers) || rest.length > 0) {
    return faultAt(line, `${quote(line.text)} is not an origin, a prefix and a number of peers with tabs between them.`)
  }
  const origin = parseOrigin(originText)
  if (!origin.ok) return faultAt(line, origin.error)
  return reading.rows.add(line, { prefix, origins: [origin.value], peers: Number(peers) })
}

/** `Wed Jul 20 10:03:01 2011 UTC` or, as other years' dumps have it, `Wed Jul 20 10:03:01 UTC 2011`. */
function generatedAt(remark: string): string | null {
  const [, month, day, time, year] =
    /This file was generated (?:on|at) \w{3} (\w{3}) +(\d+) ([\d:]{8}) (?:UTC )?(\d{4})/.exec(remark) ?? []
  return year === undefined ? null : isoInstant(Date.parse(`${month} ${day} ${year} ${time} UTC`))
}
