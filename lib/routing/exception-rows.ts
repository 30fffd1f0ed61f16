/** Local exceptions as plain values, an entry a row: those that can bear on one block, and what they say when read. */
import { containsPrefix, formatPrefix, type Prefix, parsePrefix } from '#lib/address-space/prefix.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import type { LocalExceptions } from './local-exceptions.ts'

/** A filter without a prefix bears on every block; `maxLength` is an assertion's alone. */
export type ExceptionRow = {
  entry: 'filter' | 'assertion'
  prefix: string | null
  asn: number | null
  maxLength: number | null
  comment: string | null
}

export function rowsOfExceptions(block: Prefix, { filters, assertions }: LocalExceptions): ExceptionRow[] {
  const bears = (prefix: Prefix) => containsPrefix(block, prefix) || containsPrefix(prefix, block)
  return [
    ...filters
      .filter(({ prefix }) => prefix === null || bears(prefix))
      .map(({ prefix, asn, comment }) => ({
        ...{ entry: 'filter' as const, prefix: prefix && formatPrefix(prefix), asn, maxLength: null, comment },
      })),
    ...assertions
      .filter(({ prefix }) => bears(prefix))
      .map(({ prefix, asn, maxLength, comment }) => ({
        ...{ entry: 'assertion' as const, prefix: formatPrefix(prefix), asn, maxLength, comment },
      })),
  ]
}

/** Whether a value of unknown make is such a row, within the bounds of RFC 8416 (3.3.1, 3.4.1). */
export function isExceptionRow(value: unknown): value is ExceptionRow {
  if (typeof value !== 'object' || value === null) return false
  const { entry, prefix, asn, maxLength, comment, ...others }: Partial<Record<keyof ExceptionRow, unknown>> = value
  if (Object.keys(others).length > 0 || !(comment === null || typeof comment === 'string')) return false
  const place = typeof prefix === 'string' ? parsePrefix(prefix) : null
  if (!((prefix === null || place?.ok) && (asn === null || isUint32(asn)))) return false
  if (entry === 'filter') return maxLength === null && !(prefix === null && asn === null)
  if (entry !== 'assertion' || !place?.ok || asn === null || !isUint32(maxLength)) return false
  return place.value.length <= maxLength && maxLength <= 32
}

/** Throws on rows that are none. */
export function exceptionsOf(rows: readonly unknown[]): LocalExceptions {
  const entries = rows.map((row) => {
    invariant(isExceptionRow(row), 'a row is of its snapshot’s kind')
    const place = row.prefix === null ? null : parsePrefix(row.prefix)
    return { ...row, prefix: place?.ok ? place.value : null }
  })
  return {
    filters: entries
      .filter(({ entry }) => entry === 'filter')
      .map(({ prefix, asn, comment }) => ({ prefix, asn, comment })),
    assertions: entries.flatMap(({ prefix, asn, maxLength, comment }) =>
      prefix && asn !== null && maxLength !== null ? [{ prefix, asn, maxLength, comment }] : [],
    ),
  }
}

const isUint32 = (value: unknown): value is number => typeof value === 'number' && value >>> 0 === value
