/** One entry of a list of address space that its publisher advises against. */
import type { RangeRow } from '#lib/address-space/range-table.ts'

/** One row a line of the list, duplicates kept. `reference` is the list's own id of the entry (an SBL number), or null. */
export const blocklistSchema = { reference: 'text', offset: 'uint32', bytes: 'uint32' } as const

export type BlocklistRow = RangeRow<typeof blocklistSchema>
