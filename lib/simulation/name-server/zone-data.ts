/** A zone file of rbldnsd (`ip4set`), read for look-ups: an address or prefix a line, with the code it is answered with. */
import { parseAddress } from '#lib/address-space/address.ts'
import { parsePrefix } from '#lib/address-space/prefix.ts'
import { type AddressRange, rangeOf } from '#lib/address-space/range.ts'
import { buildRangeTable, openRangeTable } from '#lib/address-space/range-table.ts'
import { invariant } from '#lib/kernel/invariant.ts'

const schema = { code: 'uint32' } as const

/** The codes of every entry that has the address, each once, in order. */
export type ZoneData = (address: number) => readonly number[]

/** Throws on a line that is none: zone files come from the world's own writer. */
export function readZone(text: string): ZoneData {
  const rows = buildRangeTable(schema)
  let usual = 0
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#')) continue
    const [entry = '', code] = line.split(/\s+:|:/)
    if (line.startsWith(':')) usual = addressOf(code ?? '')
    else rows.add({ ...rangeFrom(entry), code: code === undefined ? usual : addressOf(code) })
  }
  const table = openRangeTable(schema, rows.finish())
  return (address) => {
    const codes = table.overlapping(address, address).map((index) => table.row(index).code)
    return [...new Set(codes)].sort((a, b) => a - b)
  }
}

function addressOf(text: string): number {
  const address = parseAddress(text)
  invariant(address.ok, `${text} is an address`)
  return address.value
}

function rangeFrom(text: string): AddressRange {
  const prefix = parsePrefix(text.includes('/') ? text : `${text}/32`)
  invariant(prefix.ok, `${text} is an address or a prefix`)
  return rangeOf(prefix.value)
}
