/** The open deals of one client of a broker, as the client sees them. */
import type { Mandate } from '#lib/identity/account.ts'
import type { DealLine } from './deal-line.ts'

export type ClientDeals = { readonly mandate: Mandate; readonly lines: readonly DealLine[] }
