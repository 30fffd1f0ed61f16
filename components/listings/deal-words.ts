/** A kind of deal as a sentence takes it. */
import type { DealType } from '#lib/listings/deal-type.ts'

export const dealTitles: Record<DealType, string> = { sale: 'Buy', lease: 'Lease', rent: 'Rent' }

export const perTime: Record<DealType, string> = { sale: '', lease: ' a month', rent: ' a month' }
