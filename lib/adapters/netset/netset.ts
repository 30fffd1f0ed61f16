/**
 * Lists of addresses and prefixes, one a line: FireHOL's .netset and .ipset, and what `ipset restore` reads.
 *
 * A list is read only if it names itself or the folder names it: an anonymous one proves nothing about a block.
 * Counts in its header are shown and never checked. An empty list is a legal one.
 */
import { parseAddress } from '#lib/address-space/address.ts'
import { parsePrefix } from '#lib/address-space/prefix.ts'
import { type AddressRange, rangeOf } from '#lib/address-space/range.ts'
import { buildRangeTable } from '#lib/address-space/range-table.ts'
import type { FormatAdapter } from '#lib/diligence/snapshot.ts'
import { quote } from '#lib/kernel/quote.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { blocklistSchema } from '#lib/reputation/blocklist.ts'
import { faultAt, type Line, type LineFault, linesOfHead, readLines } from '../streams/lines.ts'
import { readNetsetHeader } from './netset-header.ts'

type Reading = {
  /** The set that lines of `ipset restore` fill. */
  set: string | null
  remarks: string[]
  ipv4: number
  ipv6: number
  rows: ReturnType<typeof buildRangeTable<typeof blocklistSchema>>
}

const addition = /^add\s+([a-z0-9][\w.-]*)\s+([\da-f.:]+(?:\/\d+)?)(?=\s|$)/i
const otherCommand = /^(create|flush|commit)\b/i

export const netset: FormatAdapter = {
  format: 'netset',

  recognise(head, file) {
    const lines = linesOfHead(head).map((text) => text.trim())
    if (file.listName !== null) return lines.every(isNetsetLine)
    const [, , first = ':'] = addition.exec(lines.find((text) => addition.test(text)) ?? '') ?? []
    if (!first.includes(':')) return lines.every(isNetsetLine)
    // Only the IPv4 half of a pair of lists of one name.
    return lines.includes('# ipv4 hash:ip ipset') || lines.includes('# ipv4 hash:net ipset')
  },

  async read(bytes, file) {
    const reading: Reading = { set: null, remarks: [], ipv4: 0, ipv6: 0, rows: buildRangeTable(blocklistSchema) }
    const fault = await readLines(bytes, (line) => takeLine(reading, line))
    const { set, remarks, ipv4: records, ipv6, rows } = reading
    const header = readNetsetHeader(remarks)
    // The folder's word is its operator's, who knows better than the file.
    const source = file.listName ?? set ?? header.name
    if (fault) return err({ source, ...fault })
    if (source === null) {
      return err({ source, line: 1, reason: 'Neither the list itself nor the folder’s sources.json names the list.' })
    }
    const notes = [...header.notes, ...(ipv6 > 0 ? [`${ipv6} IPv6 entries skipped.`] : [])]
    // Of both families together: where some were skipped, it does not tell how many of the others there should be.
    const countedByHeader = ipv6 > 0 ? undefined : header.entries
    const columns = rows.finish()
    return ok([{ source, kind: 'blocklist', asOf: header.asOf, records, countedByHeader, notes, columns }])
  },
}

function isNetsetLine(text: string): boolean {
  return text === '' || text.startsWith('#') || addition.test(text) || otherCommand.test(text) || isEntry(text)
}

/** Loosely, so that a list with one bad line is refused by line and not overlooked. */
function isEntry(text: string): boolean {
  return /^[\da-f.:]+(\/\d+)?\s*(#|$)/i.test(text)
}

function takeLine(reading: Reading, line: Line): LineFault | null {
  const text = line.text.trim()
  if (text === '' || otherCommand.test(text)) return null
  if (text.startsWith('#')) {
    reading.remarks.push(text)
    return null
  }
  const [, set = null, entry = text.replace(/\s*#.*/, '')] = addition.exec(text) ?? []
  if (reading.set !== null && reading.set !== set) {
    return faultAt(line, `${quote(text)} does not add to the set ${quote(reading.set)}, as the lines before it do.`)
  }
  reading.set = set
  return takeEntry(reading, entry, line)
}

function takeEntry(reading: Reading, entry: string, line: Line): LineFault | null {
  if (entry.includes(':')) {
    reading.ipv6++
    return null
  }
  const range = parseEntry(entry)
  if (!range.ok) return faultAt(line, range.error)
  reading.rows.add({ ...range.value, reference: null, offset: line.offset, bytes: line.text.length })
  reading.ipv4++
  return null
}

function parseEntry(entry: string): Result<AddressRange, string> {
  if (entry.includes('/')) {
    const prefix = parsePrefix(entry)
    return prefix.ok ? ok(rangeOf(prefix.value)) : err(prefix.error.message)
  }
  const address = parseAddress(entry)
  return address.ok ? ok({ start: address.value, end: address.value }) : err(address.error.message)
}
