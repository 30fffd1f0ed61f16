/**
 * ipverse's rir-ip: a tar archive with a file of prefixes for each country, `country/ad/ipv4-aggregated.txt`, as the
 * registries' statistics give them. Whatever else is in the archive is passed over.
 */
import { parsePrefix } from '#lib/address-space/prefix.ts'
import { rangeOf } from '#lib/address-space/range.ts'
import { buildRangeTable } from '#lib/address-space/range-table.ts'
import { locationSchema } from '#lib/diligence/location-row.ts'
import type { FormatAdapter, FormatRefusal } from '#lib/diligence/snapshot.ts'
import { quote } from '#lib/kernel/quote.ts'
import { err, ok } from '#lib/kernel/result.ts'
import { readTarMembers, type TarMember } from './tar-members.ts'

const source = 'ipverse-rir-ip'
const mostBytes = 256 * 1024 * 1024
const countryFile = /(?:^|\/)country\/([a-z]{2})\/ipv4-aggregated\.txt$/
/** The first header of an archive that begins with the folder of countries, or with that of the whole repository. */
const ustar = /^[^\0]{1,100}\0[\s\S]{156,}?ustar/

type Reading = { records: number; rows: ReturnType<typeof buildRangeTable<typeof locationSchema>> }

export const ipverse: FormatAdapter = {
  format: 'ipverse',

  recognise: (head) => ustar.test(head.slice(0, 512)) && /country\/[a-z]{2}\/ipv4-aggregated\.txt\0/.test(head),

  async read(bytes) {
    const file = await collect(bytes)
    if (file === null) return refuse('The archive is larger than 256 MiB.')
    const members = readTarMembers(file)
    if (!members.ok) return refuse(members.error)
    const reading: Reading = { records: 0, rows: buildRangeTable(locationSchema) }
    for (const member of members.value) {
      const [, country] = countryFile.exec(member.name) ?? []
      const fault = country === undefined ? null : takeCountry(reading, member, country.toUpperCase())
      if (fault) return err(fault)
    }
    const { records, rows } = reading
    return ok([{ source, kind: 'locations', asOf: null, records, notes: [], columns: rows.finish() }])
  },
}

const refuse = (reason: string) => err<FormatRefusal>({ source, line: null, reason })

async function collect(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of bytes) {
    size += part.length
    if (size > mostBytes) return null
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/** A fault is told by the line of its own file within the archive. */
function takeCountry(reading: Reading, { name, offset, content }: TarMember, country: string): FormatRefusal | null {
  let at = 0
  const lines = Buffer.from(content).toString('latin1').split('\n')
  for (const [index, line] of lines.entries()) {
    const text = line.trim()
    if (text !== '' && !text.startsWith('#')) {
      const prefix = parsePrefix(text)
      if (!prefix.ok) return { source, line: index + 1, reason: `${quote(name)}: ${prefix.error.message}` }
      const place = { country, region: null, city: null, offset: offset + at, bytes: line.length }
      reading.rows.add({ ...rangeOf(prefix.value), ...place })
      reading.records++
    }
    at += line.length + 1
  }
  return null
}
