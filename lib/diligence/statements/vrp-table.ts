/** VRPs as rows of a table, wherever a statement rests on them. */
import { formatAsn } from '#lib/address-space/asn.ts'
import type { Vrp } from '../dossier.ts'
import type { Cell, FactTable } from './statement.ts'

/** `more` are rows in the same columns, for what is counted and not listed. */
export const vrpTable = (vrps: readonly Vrp[], more: readonly (readonly Cell[])[] = []): FactTable => ({
  columns: [
    { title: 'ROA payload', holds: 'data' },
    { title: 'Max length', holds: 'number' },
    { title: 'Origin', holds: 'data' },
    { title: 'Trust anchor', holds: 'text' },
  ],
  rows: [...vrps.map(({ prefix, maxLength, asn, ta }) => [prefix, maxLength, formatAsn(asn), ta]), ...more],
})
