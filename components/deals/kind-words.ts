import type { DealType } from '#lib/listings/deal-type.ts'

/** At the start of a line. */
export const kindWords: Record<DealType, string> = { sale: 'Sale', lease: 'Lease', rent: 'Rent' }
