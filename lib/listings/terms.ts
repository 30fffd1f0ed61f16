/** What the holder lays down beside the price. Stored as JSON, so its shape is a schema. */
import { z } from 'zod'

/** field notes on the market, 5: what a lessee declares against. */
export const permittedUses = ['hosting', 'access', 'mail', 'proxy', 'vpn', 'scanning'] as const

/** A lease runs 3 to 36 months, a rent from month to month (design.md 2). */
export const ListingTerms = z.object({
  /** Null where no lease is offered. Months. */
  lease: z
    .object({ shortestMonths: z.int().min(3).max(36), longestMonths: z.int().min(3).max(36) })
    .refine(({ shortestMonths, longestMonths }) => shortestMonths <= longestMonths)
    .nullable(),
  /** Of a lease or rent. */
  permittedUses: z.array(z.enum(permittedUses)),
  /** The seller's own words to buyers. */
  note: z.string().max(2000),
})
export type ListingTerms = z.infer<typeof ListingTerms>
