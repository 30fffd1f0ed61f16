/** One AS of a list of networks whose traffic its publisher advises to drop. */
import type { RangeRow } from '#lib/address-space/range-table.ts'

/** `start` and `end` are the same AS number: the table serves any 32-bit number. Texts as the list prints them. */
export const asnDropSchema = {
  rir: 'text',
  domain: 'text',
  country: 'text',
  name: 'text',
  offset: 'uint32',
  bytes: 'uint32',
} as const

export type AsnDropRow = RangeRow<typeof asnDropSchema>
