/** Which local exceptions change what the RPKI says of a block: what was taken out, and what was added. */
import { containsPrefix, formatPrefix, type Prefix, prefixAt } from '#lib/address-space/prefix.ts'
import { findFilter, type PrefixAssertion } from '#lib/routing/local-exceptions.ts'
import type { VrpIndex, VrpRow } from '#lib/routing/vrp-index.ts'
import type { Vrp } from '../dossier.ts'
import type { EvidenceSet } from '../evidence.ts'

export type TouchedVrp = Omit<Vrp, 'ta'> & { comment: string | null }

/** `comment` is the operator's own, of the entry that did it. */
export type ExceptionFinding = { removed: readonly TouchedVrp[]; added: readonly TouchedVrp[] }

/** Null where no local exceptions are in force; empty where they leave this block as it is. */
export function checkLocalExceptions(block: Prefix, { localExceptions }: EvidenceSet): ExceptionFinding | null {
  if (!localExceptions?.published) return null
  const { table: exceptions, published } = localExceptions
  const around = rowsAround(block, published)
  const removed = around.flatMap((row) => {
    const filter = findFilter(exceptions, row)
    return filter ? [touched({ ...row, prefix: prefixAt(row.address, row.length), comment: filter.comment })] : []
  })
  const stands = new Set(around.filter((row) => !findFilter(exceptions, row)).map(keyOf))
  const added = exceptions.assertions
    .filter(({ prefix }) => containsPrefix(block, prefix) || containsPrefix(prefix, block))
    .filter((assertion) => !stands.has(keyOf({ ...assertion, ...assertion.prefix })))
    .map(touched)
  return { removed, added }
}

const rowsAround = ({ address, length }: Prefix, table: VrpIndex): VrpRow[] =>
  [...table.covering(address, length), ...table.moreSpecifics(address, length)].map((index) => table.row(index))

const keyOf = ({ address, length, maxLength, asn }: Omit<VrpRow, 'ta' | 'offset'>): string =>
  `${address}/${length} ${maxLength} ${asn}`

const touched = ({ prefix, asn, maxLength, comment }: PrefixAssertion): TouchedVrp => ({
  prefix: formatPrefix(prefix),
  asn,
  maxLength,
  comment,
})
