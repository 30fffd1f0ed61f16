/** What the holder lays down beside the price. */

/** field notes on the market, 5: what a lessee declares against. */
export const permittedUses = ['hosting', 'access', 'mail', 'proxy', 'vpn', 'scanning'] as const
export type PermittedUse = (typeof permittedUses)[number]

/** Months that a lease may run at all (design.md 2). */
export const leaseMonths = { shortest: 3, longest: 36 } as const

export type LeaseTerms = { readonly shortestMonths: number; readonly longestMonths: number }

export type ListingTerms = {
  /** Null where no lease is offered. */
  readonly lease: LeaseTerms | null
  /** Of a lease or rent. */
  readonly permittedUses: readonly PermittedUse[]
  /** The seller's own words to buyers. */
  readonly note: string
}

export const longestNote = 2000

export function isLeaseTerm({ shortestMonths, longestMonths }: LeaseTerms): boolean {
  const isWhole = Number.isInteger(shortestMonths) && Number.isInteger(longestMonths)
  const { shortest, longest } = leaseMonths
  return isWhole && shortest <= shortestMonths && shortestMonths <= longestMonths && longestMonths <= longest
}
