/** The three kinds of line of an RIR statistics exchange file: header, summary, record. */
import { formatAddress, parseAddress } from '#lib/address-space/address.ts'
import { formatAsn, parseAsn } from '#lib/address-space/asn.ts'
import { readCompactDate } from '#lib/kernel/calendar-date.ts'
import { quote } from '#lib/kernel/quote.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'

/** `count` is how many records the file says it has; `endDate` the day it describes. */
export type Header = { count: number; endDate: string | null }

/** A type of record and how many of them the file says it has. */
export type Summary = { type: string; count: number }

/** Whose a record says its resources are. */
type Holding = {
  registry: string
  country: string | null
  date: string | null
  status: string
  holderId: string | null
}

/** `start` and `end` are addresses, or AS numbers, both inclusive. */
export type ResourceRecord = { start: number; end: number } & Holding

const types = new Set(['asn', 'ipv4', 'ipv6'])
const statuses = new Set(['allocated', 'assigned', 'available', 'reserved'])
/** Addresses and AS numbers are of 32 bits. */
const pastLast = 2 ** 32

export function parseHeader(fields: readonly string[]): Result<Header, string> {
  const [version = '', , , count = '', , endDate = ''] = fields
  if (fields.length !== 7) return err(`A header has 7 fields; this one has ${fields.length}.`)
  if (!/^2(\.\d+)?$/.test(version)) return err(`Version ${quote(version)} of the format is not known; 2 and 2.3 are.`)
  if (!/^\d+$/.test(count)) return err(`The header's number of records is ${quote(count)}, which is no number.`)
  const date = parseDate(endDate)
  return date.ok ? ok({ count: Number(count), endDate: date.value }) : date
}

/** Null for a line that is no summary. */
export function parseSummary(fields: readonly string[]): Result<Summary, string> | null {
  const [, , type = '', , count = '', word] = fields
  if (word !== 'summary' || fields.length !== 6) return null
  if (!/^\d+$/.test(count)) return err(`The summary's count is ${quote(count)}, which is no number.`)
  return ok({ type, count: Number(count) })
}

/** `asn`, `ipv4` or `ipv6`. */
export function parseType(fields: readonly string[]): Result<string, string> {
  const [, , type = ''] = fields
  // An `available` row may leave out the holder's id with its separator, and extensions may follow it.
  if (fields.length < 7) return err(`A record has at least 7 fields; this one has ${fields.length}.`)
  return types.has(type) ? ok(type) : err(`${quote(type)} is no type of record; asn, ipv4 and ipv6 are.`)
}

export function parseIpv4Record(fields: readonly string[]): Result<ResourceRecord, string> {
  const [, , , first = '', value = ''] = fields
  const start = parseAddress(first)
  if (!start.ok) return err(start.error.message)
  // The value is a count of addresses and often no power of two.
  const count = parseCount(value)
  if (count === 0) return err(`The number of addresses is ${quote(value)}; it is at least 1.`)
  if (start.value + count > pastLast) {
    return err(`${count} addresses from ${formatAddress(start.value)} reach beyond 255.255.255.255.`)
  }
  return holdingFrom(fields, { start: start.value, end: start.value + count - 1 })
}

export function parseAsnRecord(fields: readonly string[]): Result<ResourceRecord, string> {
  const [, , , first = '', value = ''] = fields
  const start = parseAsn(first)
  if (!start.ok) return err(start.error.message)
  const count = parseCount(value)
  if (count === 0) return err(`The number of AS numbers is ${quote(value)}; it is at least 1.`)
  if (start.value + count > pastLast) {
    return err(`${count} AS numbers from ${formatAsn(start.value)} reach beyond ${formatAsn(pastLast - 1)}.`)
  }
  return holdingFrom(fields, { start: start.value, end: start.value + count - 1 })
}

const parseCount = (value: string): number => (/^\d{1,10}$/.test(value) ? Number(value) : 0)

function holdingFrom(
  fields: readonly string[],
  range: Pick<ResourceRecord, 'start' | 'end'>,
): Result<ResourceRecord, string> {
  const [registry = '', country = '', , , , dateText = '', status = '', holderId = ''] = fields
  if (registry === '') return err('The record names no registry.')
  const date = parseDate(dateText)
  if (!date.ok) return date
  if (!statuses.has(status)) return err(`${quote(status)} is no status; ${[...statuses].join(', ')} are.`)
  return ok({
    ...range,
    registry,
    country: country || null,
    date: date.value,
    status,
    holderId: holderId || null,
  })
}

/** Registries write an unknown day as nothing or as 00000000. */
function parseDate(text: string): Result<string | null, string> {
  if (text === '' || text === '00000000') return ok(null)
  const date = readCompactDate(text)
  return date === null ? err(`${quote(text)} is no day; one is written as 20250720.`) : ok(date)
}
