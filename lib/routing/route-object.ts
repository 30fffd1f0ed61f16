/** One RPSL `route:` object (RFC 2622) of one Internet routing registry. */
import type { RangeRow } from '#lib/address-space/range-table.ts'

/** `source` is the object's own `source:` (upper case); dates are `YYYY-MM-DD` or null; `maintainers` are joined by a comma. */
export const routeObjectSchema = {
  origin: 'uint32',
  source: 'text',
  maintainers: 'text',
  created: 'text',
  lastModified: 'text',
  offset: 'uint32',
  bytes: 'uint32',
} as const

export type RouteObjectRow = RangeRow<typeof routeObjectSchema>
