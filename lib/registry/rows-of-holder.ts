/** What a registry's statistics list under one holder's id: the ids of one registry say nothing of another's. */
import type { RangeTable } from '#lib/address-space/range-table.ts'
import { indexValues, type ValueIndex } from '#lib/kernel/value-index.ts'
import type { RegistrationRow, registrationSchema } from './registration.ts'

type Registrations = RangeTable<typeof registrationSchema>
type HolderIndex = { ids: ReadonlyMap<string | null, number>; rows: ValueIndex }

const indexed = new WeakMap<Registrations, HolderIndex>()

/** Made when a table is first asked, and as long as it stays open. */
function indexOf(table: Registrations): HolderIndex {
  const known = indexed.get(table)
  if (known) return known
  const { layout } = table
  const ids = new Map(Array.from({ length: layout.texts + 1 }, (_, id) => [layout.text(id), id] as const))
  const made = { ids, rows: indexValues(layout.values('holderId')) }
  indexed.set(table, made)
  return made
}

/** In the order of the table. */
export function rowsOfHolder(table: Registrations, holderId: string): RegistrationRow[] {
  const { ids, rows } = indexOf(table)
  const id = ids.get(holderId)
  return id === undefined ? [] : Array.from(rows.rowsOf(id), (row) => table.row(row))
}
