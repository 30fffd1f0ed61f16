/** What the statements about an AS share. */
import { formatAsn } from '#lib/address-space/asn.ts'
import type { Cell, FactColumn, FactTable, Statement } from '../../statements/statement.ts'

export type AsnTopic =
  | 'special-purpose'
  | 'holder'
  | 'announced'
  | 'rpki'
  | 'shared-prefixes'
  | 'upstreams'
  | 'blocklists'
  | 'asn-drop'
  | 'route-objects'
  | 'as-sets'
  | 'vrps'
  | 'providers'

export type AsnStatement = Statement<AsnTopic>

/** A network has thousands of prefixes; a page shows some, and the JSON has all. */
const mostShown = 20

export const tableOf = <T>(
  columns: readonly FactColumn[],
  items: readonly T[],
  rowOf: (item: T) => readonly Cell[],
): FactTable | null =>
  items.length === 0 ? null : { columns, rows: items.slice(0, mostShown).map(rowOf), total: items.length }

/** A question that nobody here can be asked. */
export const unasked = (about: Pick<AsnStatement, 'topic' | 'title' | 'text'>): AsnStatement => ({
  ...about,
  severity: 'notice',
  answers: [{ answer: 'not-checked', count: null }],
  headline: null,
  basis: [],
  asked: null,
  facts: null,
})

/** As a table has an origin: an AS_SET has no number. */
export const originCell = (origin: number | null): string => (origin === null ? 'an AS_SET' : formatAsn(origin))
