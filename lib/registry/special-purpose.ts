/** Rows of IANA's special-purpose registries: address space and AS numbers that nobody holds as others do. */
import type { RangeRow } from '#lib/address-space/range-table.ts'

/** One row an address block; a cell that names two blocks gives two rows. */
export const specialPurposeSchema = {
  name: 'text',
  rfc: 'text',
  /** `globally reachable` as printed, footnote marks removed; null where the cell is empty. */
  globallyReachable: 'text',
  terminated: 'text',
  offset: 'uint32',
  bytes: 'uint32',
} as const

export type SpecialPurposeRow = RangeRow<typeof specialPurposeSchema>

/** `start` and `end` are AS numbers here: the same table serves any 32-bit number. */
export const specialAsnSchema = { name: 'text', rfc: 'text', offset: 'uint32', bytes: 'uint32' } as const

export type SpecialAsnRow = RangeRow<typeof specialAsnSchema>
