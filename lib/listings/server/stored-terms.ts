/** Terms as they stand in a row's JSON. */
import { z } from 'zod'
import { isLeaseTerm, longestNote, permittedUses } from '../terms.ts'

export const StoredTerms = z.object({
  lease: z.object({ shortestMonths: z.int(), longestMonths: z.int() }).refine(isLeaseTerm).nullable(),
  permittedUses: z.array(z.enum(permittedUses)),
  note: z.string().max(longestNote),
})
