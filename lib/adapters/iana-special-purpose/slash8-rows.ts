/** The 256 rows of IANA's table of /8s, whatever the file is written in: each /8 stands once, or the file is refused. */
import { prefixAt } from '#lib/address-space/prefix.ts'
import { rangeOf } from '#lib/address-space/range.ts'
import { buildRangeTable } from '#lib/address-space/range-table.ts'
import type { FormatRefusal, ReadSnapshot } from '#lib/diligence/snapshot.ts'
import { realDay } from '#lib/kernel/calendar-date.ts'
import type { Columns } from '#lib/kernel/columns.ts'
import { quote } from '#lib/kernel/quote.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { ianaBlockSchema, ianaStatuses } from '#lib/registry/iana-block.ts'

export const addressSpace = 'iana-address-space'

/** As printed; an empty text where the row has none. */
export type Slash8Given = {
  prefix: string
  designation: string
  date: string
  status: string
  whois: string
  /** One service or several. */
  rdap: readonly string[]
  offset: number
  bytes: number
}

export type Slash8Rows = {
  /** What is wrong with the row, as a sentence; null where nothing is. */
  add(given: Slash8Given): string | null
  finish(): Result<Columns, string>
}

const wanted = 256
const longestDesignation = 120

export function buildSlash8Rows(): Slash8Rows {
  const rows = buildRangeTable(ianaBlockSchema)
  const seen = new Set<number>()
  return {
    add(given) {
      const octet = parseOctet(given.prefix)
      if (octet === null) return `${quote(given.prefix)} is no /8 such as 044/8.`
      if (seen.has(octet)) return `${octet}/8 stands twice.`
      const fault = findFault(given)
      if (fault !== null) return fault
      seen.add(octet)
      const { designation, date, status, whois, rdap, offset, bytes } = given
      const service = rdap.find((url) => url.startsWith('https:')) ?? rdap[0]
      rows.add({
        ...rangeOf(prefixAt(octet * 2 ** 24, 8)),
        ...{ designation, date: date || null, status, whois: whois || null, rdap: service || null, offset, bytes },
      })
      return null
    },
    finish: () =>
      seen.size === wanted
        ? ok(rows.finish())
        : err(`The table has ${seen.size} of the ${wanted} /8s, so that a part of it is missing.`),
  }
}

function parseOctet(text: string): number | null {
  const [, digits] = /^(\d{1,3})\/8$/.exec(text) ?? []
  return digits !== undefined && Number(digits) < wanted ? Number(digits) : null
}

function findFault({ designation, date, status, whois, rdap }: Slash8Given): string | null {
  if (designation === '') return 'The row has no designation.'
  if (!ianaStatuses.some((one) => one === status))
    return `${quote(status)} is no status of a /8; ${ianaStatuses.join(', ')} are.`
  if (!/^[\w.-]*$/.test(whois)) return `${quote(whois)} is no host such as whois.arin.net.`
  const stranger = rdap.find((url) => !/^https?:\/\/[^\s,]+$/.test(url))
  if (stranger !== undefined) return `${quote(stranger)} is no address of an RDAP service.`
  if (designation.length > longestDesignation) return `${quote(designation)} is too long for a designation.`
  const day = /^\d{4}-\d\d$/.test(date) ? `${date}-01` : date
  return date === '' || realDay(day) !== null ? null : `${quote(date)} is no month such as 1992-07.`
}

export function snapshotOf(rows: Slash8Rows, asOf: string | null): Result<readonly ReadSnapshot[], FormatRefusal> {
  const columns = rows.finish()
  if (!columns.ok) return err({ source: addressSpace, line: null, reason: columns.error })
  const told = { source: addressSpace, kind: 'address-space', asOf, records: wanted, notes: [] } as const
  return ok([{ ...told, columns: columns.value }])
}
