/** One prefix seen in BGP with one origin. */
import type { RangeRow } from '#lib/address-space/range-table.ts'

/**
 * `originSet` holds the text of an AS_SET (`{64496,64497}`) and is null for a plain origin; `origin` is 0
 * beside an AS_SET. `peers` is how many collector peers saw it, 0 where the format does not say.
 */
export const announcementSchema = {
  origin: 'uint32',
  originSet: 'text',
  peers: 'uint32',
  offset: 'uint32',
  bytes: 'uint32',
} as const

export type AnnouncementRow = RangeRow<typeof announcementSchema>

/** Most networks carry no prefix longer than this. */
export const longestCarried = 24
