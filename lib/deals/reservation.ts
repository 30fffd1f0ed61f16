/** How long addresses are kept for a deal that is not paid yet. */
import { invariant } from '#lib/kernel/invariant.ts'
import { longestPathMs } from '#lib/processes/check-definition.ts'
import type { DealDefinition } from './vocabulary.ts'

/** The hold outlives the last checkout, so that no payment arrives for addresses just let go. */
const marginMs = 10 * 60_000

/** The moment at which a hold taken at `from` ends by itself, if no deadline of the deal ended it before. */
export function reservationUntil(definition: DealDefinition, from: Date): Date {
  const waits = longestPathMs(definition, ({ holds }) => holds === 'addresses')
  invariant(waits !== null, 'every wait before the payment has a deadline')
  return new Date(from.getTime() + waits + marginMs)
}
