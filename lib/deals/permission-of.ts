/** What a running deal says of who may announce its block: the contract's column in the conflict matrix. */
import { formatPrefix } from '#lib/address-space/prefix.ts'
import type { Permission } from '#lib/diligence/conflicts/conflict-row.ts'
import type { Deal } from './deal.ts'

/** From the payment on the lessor owes the ROA, so that the lessee may announce; from the end of the term on it must not. */
const standings: Readonly<Record<string, Permission['standing']>> = {
  funded: 'may',
  authorised: 'may',
  live: 'may',
  ending: 'may',
  offboarding: 'must-withdraw',
  withdrawn: 'must-withdraw',
}

/** Null of a deal that names no AS, as a sale: its buyer becomes the holder and announces what it likes. */
export function permissionOf({ id, kind, block, terms, state }: Deal): Permission | null {
  if (kind === 'sale' || terms.asn === null) return null
  return { prefix: formatPrefix(block), origin: terms.asn, deal: id, standing: standings[state] ?? 'not-yet' }
}
