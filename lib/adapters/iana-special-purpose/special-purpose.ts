/** IANA's IPv4 Special-Purpose Address Registry (RFC 6890) as CSV: every row, terminated ones too. */

import { parsePrefix } from '#lib/address-space/prefix.ts'
import { type AddressRange, rangeOf } from '#lib/address-space/range.ts'
import { buildRangeTable } from '#lib/address-space/range-table.ts'
import type { FormatAdapter } from '#lib/diligence/snapshot.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { specialPurposeSchema } from '#lib/registry/special-purpose.ts'
import { parseAll, readRegistryCsv, startsWithHeader, textOf } from './registry-csv.ts'

const source = 'iana-special-purpose'

export const ianaSpecialPurpose: FormatAdapter = {
  format: 'iana-special-purpose',

  // The IPv6 registry has the same header; only its first block tells them apart.
  recognise: (head) => startsWithHeader(head, 'Address Block,Name,RFC,') && !/^[^\n]*\n"?[\da-f]*:/i.test(head),

  async read(bytes) {
    const rows = buildRangeTable(specialPurposeSchema)
    let records = 0
    const fault = await readRegistryCsv(bytes, ({ cell, line, offset, bytes }) => {
      const blocks = parseBlocks(cell('Address Block'))
      if (!blocks.ok) return { line, reason: blocks.error }
      const name = textOf(cell('Name'))
      if (name === '') return { line, reason: 'The row has no name.' }
      const terminated = textOf(cell('Termination Date'))
      for (const block of blocks.value) {
        rows.add({
          ...block,
          name,
          rfc: textOf(cell('RFC')) || null,
          globallyReachable: textOf(cell('Globally Reachable')) || null,
          terminated: terminated === 'N/A' ? null : terminated || null,
          offset,
          bytes,
        })
        records++
      }
      return null
    })
    if (fault) return err({ source, ...fault })
    return ok([{ source, kind: 'special-purpose', asOf: null, records, notes: [], columns: rows.finish() }])
  },
}

/** A cell may name several blocks: `192.0.0.170/32, 192.0.0.171/32`. */
function parseBlocks(cell: string): Result<AddressRange[], string> {
  return parseAll(textOf(cell).split(/\s*,\s*/), (text) => {
    const prefix = parsePrefix(text)
    return prefix.ok ? ok(rangeOf(prefix.value)) : err(prefix.error.message)
  })
}
