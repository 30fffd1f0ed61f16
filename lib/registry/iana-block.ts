/** One row of IANA's IPv4 Address Space Registry: to whom a /8 was given, and how it counts there. */
import type { RangeRow } from '#lib/address-space/range-table.ts'

export const ianaStatuses = ['LEGACY', 'ALLOCATED', 'RESERVED', 'UNALLOCATED'] as const

/**
 * `designation` as printed (`Administered by ARIN`, `APNIC`, an early holder); `date` is `YYYY-MM` or `YYYY-MM-DD`, null
 * where the row has none. `whois` and `rdap` name the services in charge, null where there are none.
 */
export const ianaBlockSchema = {
  designation: 'text',
  date: 'text',
  status: 'text',
  whois: 'text',
  rdap: 'text',
  offset: 'uint32',
  bytes: 'uint32',
} as const

export type IanaBlockRow = RangeRow<typeof ianaBlockSchema>
