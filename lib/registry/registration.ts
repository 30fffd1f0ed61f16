/** One IPv4 row of an RIR's statistics file: who is registered for a range, as the registry prints it. */
import type { RangeRow } from '#lib/address-space/range-table.ts'

/**
 * `registry` is the row's own first column; `country` verbatim (`ZZ` stays), null when empty; `date` is
 * `YYYY-MM-DD` or null; `holderId` is the opaque id of the extended format, null where the row has none.
 * `offset` and `bytes` say where the record stands in the (decompressed) text of the file.
 */
export const registrationSchema = {
  registry: 'text',
  country: 'text',
  date: 'text',
  status: 'text',
  holderId: 'text',
  offset: 'uint32',
  bytes: 'uint32',
} as const

export type RegistrationRow = RangeRow<typeof registrationSchema>
