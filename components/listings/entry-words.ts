/** What a row of the catalogue says, in words. */
import { enumerate, formatCount, quantity } from '#lib/diligence/statements/wording.ts'
import type { Answer } from '#lib/kernel/answer.ts'
import type { Entry } from '#lib/listings/entry.ts'
import type { EntrySummary } from '#lib/listings/entry-summary.ts'

/** One mark for all lists, the worst first, and below it what it does not say. Never "clean". */
export function describeLists(lists: EntrySummary['lists']): { answer: Answer; words: string; basis: string } {
  const of = (answer: Answer) => lists.filter((list) => list.answer === answer)
  const [found, nothing, failed, unasked] = [of('found'), of('nothing-found'), of('failed'), of('not-checked')]
  const asked = found.length + nothing.length
  const rest = [
    failed.length > 0 ? `${failed.length} failed` : '',
    unasked.length > 0 ? `${unasked.length} not checked` : '',
    asked > 0 ? `as of ${oldestOf([...found, ...nothing])}` : '',
  ]
  const basis = rest.filter(Boolean).join(', ')
  if (asked === 0) return { answer: failed.length > 0 ? 'failed' : 'not-checked', words: 'No list asked', basis }
  if (found.length === 0)
    return {
      answer: 'nothing-found',
      words: `No listing found on ${quantity(asked, 'list')} asked`,
      basis,
    }
  const names = enumerate(
    found.map(({ title, listedAddresses }) => `${title} (${formatCount(listedAddresses)})`),
    2,
  )
  return { answer: 'found', words: `Listed on ${found.length} of ${asked} asked`, basis: `${names}; ${basis}` }
}

/** What is said of several lists is as old as the oldest of them. */
const oldestOf = (lists: EntrySummary['lists']): string =>
  lists.map(({ asOf }) => asOf?.slice(0, 10) ?? 'no date').sort()[0] ?? 'no date'

export const rpkiMarks = {
  valid: { severity: 'good', word: 'Valid' },
  invalid: { severity: 'warning', word: 'Invalid' },
  'not-found': { severity: 'notice', word: 'No ROA' },
  unrouted: { severity: 'notice', word: 'No route' },
  as0: { severity: 'notice', word: 'AS0 only' },
} as const

/** `1,024 addresses`, `1,024 addresses, 256 free` */
export function describeSize({ size, freeAddresses }: Entry): string {
  const all = quantity(size, 'address')
  if (freeAddresses === size) return all
  return freeAddresses === 0 ? `${all}, all taken now` : `${all}, ${formatCount(freeAddresses)} free now`
}
