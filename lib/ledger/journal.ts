/**
 * A journal: money moved between accounts, at once and for one reason.
 *
 * It is written as postings, each of which debits one account and credits another by the same amount, so there is
 * no way to write one that does not balance.
 */
import { invariant } from '#lib/kernel/invariant.ts'
import { addMoney, type Currency, type Money, negateMoney } from '#lib/kernel/money.ts'
import type { Account } from './account.ts'

export type Posting = { readonly debit: Account; readonly credit: Account; readonly amount: Money }

/** What a journal is about; pages have a sentence for each. */
export type JournalKind =
  | 'fund'
  | 'release'
  | 'refund-owed'
  | 'refund-paid'
  | 'refund-returned'
  | 'refund-settled'
  | 'duplicate-payment'
  | 'duplicate-refunded'
  | 'mismatched-payment'
  | 'mismatch-refunded'

export type Journal = {
  /** The caller's own name for what happened: posted a second time, it is the same journal and not another. */
  readonly key: string
  readonly kind: JournalKind
  readonly dealId: string
  readonly postings: readonly Posting[]
}

/** One line of the ledger: minor units, a debit positive, a credit negative. */
export type Entry = { readonly account: Account; readonly currency: Currency; readonly amount: bigint }

/** The entries of these postings: one for each account that changes, by code. */
export function entriesOf(postings: readonly Posting[]): Entry[] {
  const sums = new Map<string, { account: Account; sum: Money }>()
  const add = (account: Account, amount: Money) => {
    const before = sums.get(account.code)
    sums.set(account.code, { account, sum: before ? addMoney(before.sum, amount) : amount })
  }
  for (const { debit, credit, amount } of postings) {
    invariant(amount.minor > 0n, 'what is posted is more than nothing')
    invariant(debit.code !== credit.code, 'money moves between two accounts')
    add(debit, amount)
    add(credit, negateMoney(amount))
  }
  return [...sums.values()]
    .map(({ account, sum }) => ({ account, currency: sum.currency, amount: sum.minor }))
    .filter(({ amount }) => amount !== 0n)
    .sort((a, b) => (a.account.code < b.account.code ? -1 : 1))
}

/** A journal's content as one text: equal for the same kind, deal and entries, whatever the order of its postings. */
export function describeJournal({ kind, dealId, postings }: Omit<Journal, 'key'>): string {
  const lines = entriesOf(postings).map(({ account, currency, amount }) => `${account.code} ${amount} ${currency}`)
  return [kind, dealId, ...lines].join('\n')
}
