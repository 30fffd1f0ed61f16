/**
 * The NRO's report of conflicts: resources that the statistics of several bodies list as theirs.
 *
 * Rows of extended statistics with a ninth column, without a header; those of one conflict stand together, a blank line
 * ends it. The report tells no date of its own, and one without a conflict is an empty file that nothing recognises.
 */
import { parseAddress } from '#lib/address-space/address.ts'
import type { AddressRange } from '#lib/address-space/range.ts'
import { buildRangeTable } from '#lib/address-space/range-table.ts'
import type { FormatAdapter } from '#lib/diligence/snapshot.ts'
import { quote } from '#lib/kernel/quote.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { registryConflictSchema } from '#lib/registry/registry-conflict.ts'
import { faultAt, type Line, type LineFault, linesOfHead, readLines } from '../streams/lines.ts'

const source = 'nro-conflicts'
const row =
  /^(afrinic|apnic|arin|lacnic|ripencc|iana)\|[^|]*\|(asn|ipv4|ipv6)\|[^|]+\|\d+\|\d*\|[a-z]+\|[^|]*\|(?:e-stats|iana)$/
const lastAddress = 0xffff_ffff

type Claim = AddressRange & { registry: string; offset: number; bytes: number }
type Reading = {
  /** Of the conflict that is being read. */
  claims: Claim[]
  records: number
  others: number
  rows: ReturnType<typeof buildRangeTable<typeof registryConflictSchema>>
}

export const nroConflicts: FormatAdapter = {
  format: 'nro-conflicts',

  recognise: (head) => row.test(linesOfHead(head).find((text) => text.trim() !== '' && !text.startsWith('#')) ?? ''),

  async read(bytes) {
    const reading: Reading = { claims: [], records: 0, others: 0, rows: buildRangeTable(registryConflictSchema) }
    const fault = await readLines(bytes, (line) => takeLine(reading, line))
    if (fault) return err({ source, ...fault })
    endConflict(reading)
    const { records, others, rows } = reading
    const notes = others > 0 ? [`${others} rows of AS numbers and IPv6 skipped.`] : []
    return ok([{ source, kind: 'registry-conflicts', asOf: null, records, notes, columns: rows.finish() }])
  },
}

function takeLine(reading: Reading, line: Line): LineFault | null {
  const text = line.text.trim()
  if (text.startsWith('#')) return null
  if (text === '') {
    endConflict(reading)
    return null
  }
  const [, registry, type] = row.exec(text) ?? []
  if (registry === undefined) return faultAt(line, `${quote(text)} is no row of the report of conflicts.`)
  if (type !== 'ipv4') {
    reading.others++
    return null
  }
  const range = parseClaim(text.split('|'))
  if (!range.ok) return faultAt(line, range.error)
  reading.claims.push({ ...range.value, registry, offset: line.offset, bytes: line.text.length })
  return null
}

function parseClaim([, , , start = '', count = '']: readonly string[]): Result<AddressRange, string> {
  const first = parseAddress(start)
  if (!first.ok) return err(first.error.message)
  const end = first.value + Number(count) - 1
  return Number(count) < 1 || end > lastAddress
    ? err(`${quote(count)} is no number of addresses from ${start} on.`)
    : ok({ start: first.value, end })
}

/** One row a claimed range, which names everybody in the conflict. */
function endConflict(reading: Reading): void {
  const registries = [...new Set(reading.claims.map(({ registry }) => registry))].join(' ')
  for (const { registry: _own, ...place } of reading.claims) reading.rows.add({ ...place, registries })
  reading.records += reading.claims.length
  reading.claims = []
}
