import type { DealKind } from '#lib/deals/deal.ts'

/** At the start of a line. */
export const kindWords: Record<DealKind, string> = { sale: 'Sale', lease: 'Lease', rent: 'Rent' }
