/** What a lessee pays after the first period is not paid here: said wherever the first period is. */
import type { Duration } from '#lib/kernel/duration.ts'
import type { DealType } from '#lib/listings/deal-type.ts'

/** Sentences; null where nothing comes again. */
export function explainLaterPeriods({
  kind,
  terms: { term },
}: {
  kind: DealType
  terms: { term: Duration | null }
}): [string, ...string[]] | null {
  if (kind === 'sale' || (kind === 'lease' && term === 'P1M')) return null
  const first = 'Only the first month is paid here.'
  return kind === 'rent'
    ? [first, 'A further month is agreed on and settled between lessee and lessor themselves.']
    : [
        first,
        'Every month after it is settled between lessee and lessor themselves: nobody here charges it, holds it or sees whether it was paid.',
      ]
}
