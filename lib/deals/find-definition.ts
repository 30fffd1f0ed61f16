/** Every definition that a deal may run by. A deal goes on by the version it began with, so none is ever taken out. */
import type { Demands } from '#lib/processes/check-definition.ts'
import { firstBuyNowSale, firstSale } from './definitions/first-sale.ts'
import { firstLease, firstRent } from './definitions/first-tenancy.ts'
import { lease } from './definitions/lease.ts'
import { rent } from './definitions/rent.ts'
import { buyNowSale, sale } from './definitions/sale.ts'
import type { DealDefinition, DealVocabulary } from './vocabulary.ts'

export const definitions: readonly DealDefinition[] = [
  ...[sale, buyNowSale, lease, rent],
  ...[firstSale, firstBuyNowSale, firstLease, firstRent],
]

/** payments-security 1.4: ninety days is the bound of the payment service, and some are kept in hand. */
export const demands: Demands<DealVocabulary> = { mostHeldDays: 75, deciders: ['operator'] }

export const findDefinition = (name: string, version: number): DealDefinition | null =>
  definitions.find((one) => one.name === name && one.version === version) ?? null
