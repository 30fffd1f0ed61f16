/** The summary of a catalogue row as it stands in its JSON. */
import { z } from 'zod'
import { answers } from '#lib/kernel/answer.ts'
import { rirs } from '#lib/registry/rir.ts'

/** The lowest price of one kind of deal per address, and the part it is for. Minor units as text: JSON has no bigint. */
const FromPrice = z.object({ partLength: z.int(), amountMinor: z.string().regex(/^\d+$/) }).nullable()

export const StoredSummary = z.object({
  registry: z.enum(rirs),
  /** As the registration prints it; null where it prints none. */
  country: z.string().nullable(),
  holderName: z.string().nullable(),
  /** The worst state of the routes announced for exactly this block. `as0`: only AS0 covers it. */
  rpki: z.enum(['valid', 'invalid', 'not-found', 'unrouted', 'as0', 'unknown']),
  transferable: z.object({
    state: z.enum(['yes', 'no', 'unknown']),
    /** The day from which it may be transferred, `YYYY-MM-DD`. */
    from: z.string().nullable(),
    /** The clause that says so. */
    rule: z.string().nullable(),
  }),
  routed: z.object({ state: z.enum(['yes', 'no', 'unknown']), origins: z.array(z.int()) }),
  lists: z.array(
    z.object({
      list: z.string(),
      title: z.string(),
      answer: z.enum(answers),
      asOf: z.string().nullable(),
      listedAddresses: z.int(),
    }),
  ),
  fromPrices: z.object({ sale: FromPrice, lease: FromPrice, rent: FromPrice }),
  /** A sentence each. */
  gatesWarned: z.array(z.string()),
})
