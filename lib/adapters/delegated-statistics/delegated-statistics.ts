/**
 * Delegated and delegated-extended statistics of the five RIRs (RIR statistics exchange format, version 2).
 *
 * Both forms are one source a registry. The counts of header and summaries bind, so a file that was cut or
 * edited is refused. The NRO's combined file is another format: its rows come from several registries' files.
 * A file gives the registrations of addresses and, as a source of their own, those of AS numbers.
 */
import { buildRangeTable } from '#lib/address-space/range-table.ts'
import type { FormatAdapter, ReadSnapshot } from '#lib/diligence/snapshot.ts'
import { err, ok } from '#lib/kernel/result.ts'
import { asnRegistrationSchema } from '#lib/registry/asn-registration.ts'
import { registrationSchema } from '#lib/registry/registration.ts'
import { rirs } from '#lib/registry/rir.ts'
import { faultAt, type Line, type LineFault, linesOfHead, readLines } from '../streams/lines.ts'
import {
  type Header,
  parseAsnRecord,
  parseHeader,
  parseIpv4Record,
  parseSummary,
  parseType,
  type Summary,
} from './parse-line.ts'

/** What was read so far. */
type Reading = {
  source: string | null
  header: (Header & { line: number }) | null
  summaries: (Summary & { line: number })[]
  /** Records seen, by type. */
  seen: Map<string, number>
  rows: ReturnType<typeof buildRangeTable<typeof registrationSchema>>
  asns: ReturnType<typeof buildRangeTable<typeof asnRegistrationSchema>>
  /** What is wrong with the first record of AS numbers that cannot be read. */
  asnFault: string | null
}

/** A version, then one of the five. */
const firstLine = new RegExp(`^[\\d.]+\\|(?:${rirs.join('|')})\\|`)

export const delegatedStatistics: FormatAdapter = {
  format: 'delegated-statistics',

  recognise(head) {
    const first = linesOfHead(head).find((text) => !isRemark(text))
    return first !== undefined && firstLine.test(first)
  },

  async read(bytes) {
    const reading: Reading = {
      source: null,
      header: null,
      summaries: [],
      seen: new Map(),
      rows: buildRangeTable(registrationSchema),
      asns: buildRangeTable(asnRegistrationSchema),
      asnFault: null,
    }
    const fault = (await readLines(bytes, (line) => takeLine(reading, line))) ?? checkCounts(reading)
    const { source, header, rows } = reading
    if (fault) return err({ source, ...fault })
    if (!(source && header)) return err({ source: null, line: null, reason: 'The file has no header.' })
    const registrations: ReadSnapshot = {
      ...{ source, kind: 'registrations', asOf: header.endDate, records: countOf(reading, 'ipv4') },
      ...{ notes: notesOn(reading), columns: rows.finish() },
    }
    return ok([registrations, ...asnsOf(reading, { source, asOf: header.endDate })])
  },
}

const countOf = ({ seen }: Reading, type: string): number => seen.get(type) ?? 0

/** None out of a file that tells of no AS number, or of one that is wrong: then nobody may say that it lists one not. */
function asnsOf(reading: Reading, { source, asOf }: { source: string; asOf: string | null }): ReadSnapshot[] {
  const records = countOf(reading, 'asn')
  if (records === 0 || reading.asnFault !== null) return []
  const columns = reading.asns.finish()
  return [
    { source: source.replace('delegated-', 'asns-'), kind: 'asn-registrations', asOf, records, notes: [], columns },
  ]
}

function notesOn(reading: Reading): string[] {
  const [asns, ipv6] = [countOf(reading, 'asn'), countOf(reading, 'ipv6')]
  return [
    ...(ipv6 > 0 ? [`${ipv6} records of IPv6 skipped.`] : []),
    ...(reading.asnFault === null ? [] : [`${asns} records of AS numbers skipped. ${reading.asnFault}`]),
  ]
}

const isRemark = (text: string) => text.trim() === '' || text.startsWith('#')

function takeLine(reading: Reading, line: Line): LineFault | null {
  if (isRemark(line.text)) return null
  const fields = line.text.split('|')
  if (!reading.header) {
    reading.source = fields[1] ? `delegated-${fields[1]}` : null
    const header = parseHeader(fields)
    if (!header.ok) return faultAt(line, header.error)
    reading.header = { ...header.value, line: line.number }
    return null
  }
  const summary = parseSummary(fields)
  if (!summary) return takeRecord(reading, fields, line)
  if (!summary.ok) return faultAt(line, summary.error)
  reading.summaries.push({ ...summary.value, line: line.number })
  return null
}

function takeRecord(reading: Reading, fields: readonly string[], line: Line): LineFault | null {
  const type = parseType(fields)
  if (!type.ok) return faultAt(line, type.error)
  reading.seen.set(type.value, (reading.seen.get(type.value) ?? 0) + 1)
  if (type.value === 'asn') takeAsn(reading, fields, line)
  if (type.value !== 'ipv4') return null
  const record = parseIpv4Record(fields)
  if (!record.ok) return faultAt(line, record.error)
  reading.rows.add({ ...record.value, offset: line.offset, bytes: line.text.length })
  return null
}

/** Addresses are what the file is imported for: a fault among the AS numbers costs these alone. */
function takeAsn(reading: Reading, fields: readonly string[], line: Line): void {
  const record = parseAsnRecord(fields)
  if (record.ok) reading.asns.add({ ...record.value, offset: line.offset, bytes: line.text.length })
  else reading.asnFault ??= `Line ${line.number}: ${record.error}`
}

function checkCounts({ header, summaries, seen }: Reading): LineFault | null {
  if (!header) return null
  for (const { type, count, line } of summaries) {
    const found = seen.get(type) ?? 0
    if (found !== count) return { line, reason: `The summary says ${count} ${type} records; the file has ${found}.` }
  }
  const found = [...seen.values()].reduce((sum, records) => sum + records, 0)
  if (found === header.count) return null
  return { line: header.line, reason: `The header says ${header.count} records; the file has ${found}.` }
}
