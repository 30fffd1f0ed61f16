/**
 * Local exceptions to what the RPKI says: an operator's filters and assertions (SLURM, RFC 8416), IPv4 alone.
 *
 * Filters take VRPs out of the validated ones, then assertions are added, which no filter touches (section 4).
 */
import { containsPrefix, type Prefix, prefixAt } from '#lib/address-space/prefix.ts'
import type { Columns } from '#lib/kernel/columns.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import { encodeDictionary, openDictionary } from '#lib/kernel/text-dictionary.ts'
import { buildVrpIndex, openVrpIndex, type VrpIndex, type VrpRow } from './vrp-index.ts'

/** Takes out VRPs whose prefix lies in this one, or of this ASN, or both; at least one of the two is given (3.3.1). */
export type PrefixFilter = { prefix: Prefix | null; asn: number | null; comment: string | null }

/** Counts as a VRP that was validated (3.4.1). */
export type PrefixAssertion = { prefix: Prefix; asn: number; maxLength: number; comment: string | null }

export type LocalExceptions = { filters: readonly PrefixFilter[]; assertions: readonly PrefixAssertion[] }

type Terms = Pick<VrpRow, 'address' | 'length' | 'asn'>

const takesOut = ({ prefix, asn }: PrefixFilter, vrp: Terms): boolean =>
  (asn === null || asn === vrp.asn) && (prefix === null || containsPrefix(prefix, prefixAt(vrp.address, vrp.length)))

/** The filter that takes the VRP out, or none. */
export const findFilter = ({ filters }: LocalExceptions, vrp: Terms): PrefixFilter | undefined =>
  filters.find((filter) => takesOut(filter, vrp))

/** What validation uses: the published VRPs without what is filtered, and what is asserted beside them. */
export function applyExceptions(published: VrpIndex, exceptions: LocalExceptions): VrpIndex {
  const builder = buildVrpIndex()
  for (let index = 0; index < published.size; index++) {
    const row = published.row(index)
    if (!findFilter(exceptions, row)) builder.add(row)
  }
  for (const { prefix, asn, maxLength } of exceptions.assertions) {
    builder.add({ address: prefix.address, length: prefix.length, maxLength, asn, ta: null, offset: 0 })
  }
  return openVrpIndex(builder.finish())
}

// Past the greatest prefix length: a filter that names no prefix.
const anyPrefix = 33

/** Filters first, then assertions; `assertions` says where those begin. */
export function encodeExceptions({ filters, assertions }: LocalExceptions): Columns {
  const rows = [
    ...filters.map(({ prefix, asn, comment }) => ({ prefix, asn, maxLength: 0, comment })),
    ...assertions.map((assertion) => ({ ...assertion })),
  ]
  const comments = [...new Set(rows.flatMap(({ comment }) => comment ?? []))].sort()
  return {
    address: Uint32Array.from(rows, ({ prefix }) => prefix?.address ?? 0),
    length: Uint32Array.from(rows, ({ prefix }) => prefix?.length ?? anyPrefix),
    maxLength: Uint32Array.from(rows, ({ maxLength }) => maxLength),
    asn: Uint32Array.from(rows, ({ asn }) => asn ?? 0),
    hasAsn: Uint32Array.from(rows, ({ asn }) => (asn === null ? 0 : 1)),
    comment: Uint32Array.from(rows, ({ comment }) => (comment === null ? 0 : comments.indexOf(comment) + 1)),
    assertions: Uint32Array.of(filters.length),
    ...encodeDictionary(comments),
  }
}

/** Reads columns made by `encodeExceptions`. Throws on any others. */
export function openExceptions(columns: Columns): LocalExceptions {
  const { address, length, maxLength, asn, hasAsn, comment, assertions } = columns
  invariant(
    address && length && maxLength && asn && hasAsn && comment && assertions,
    'an index file of local exceptions has its columns',
  )
  const textOf = openDictionary(columns)
  const row = (index: number) => ({
    prefix: length[index] === anyPrefix ? null : prefixAt(address[index] ?? 0, length[index] ?? 0),
    asn: hasAsn[index] === 1 ? (asn[index] ?? 0) : null,
    maxLength: maxLength[index] ?? 0,
    comment: textOf(comment[index] ?? 0),
  })
  const rows = Array.from({ length: address.length }, (_, index) => row(index))
  const [begin = 0] = assertions
  return {
    filters: rows.slice(0, begin).map(({ prefix, asn, comment }) => ({ prefix, asn, comment })),
    assertions: rows.slice(begin).flatMap(({ prefix, asn, ...rest }) => {
      invariant(prefix && asn !== null, 'an assertion names a prefix and an ASN')
      return [{ prefix, asn, ...rest }]
    }),
  }
}
