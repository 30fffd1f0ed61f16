/** What a journal of the ledger is about. */
import type { JournalKind } from '#lib/ledger/journal.ts'

const words: Record<JournalKind, string> = {
  fund: 'Paid, and held for the deal',
  release: 'Released',
  'refund-owed': 'Owed back to the buyer',
  'refund-paid': 'Paid back to the buyer',
  'refund-returned': 'Refund came back; owed again',
  'refund-settled': 'Paid back another way',
  'duplicate-payment': 'Paid a second time',
  'duplicate-refunded': 'Second payment paid back',
  'mismatched-payment': 'Paid in another amount',
  'mismatch-refunded': 'Other amount paid back',
}

export const sayJournal = (kind: string): string => (isKnown(kind) ? words[kind] : kind)

const isKnown = (kind: string): kind is JournalKind => Object.hasOwn(words, kind)
