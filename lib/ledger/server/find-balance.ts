/** What stands on one account of the ledger. */
import type { Actor } from '#lib/kernel/actor.ts'
import { type Currency, type Money, zero } from '#lib/kernel/money.ts'
import type { Account } from '#lib/ledger/account.ts'
import type { Transaction } from '#lib/platform/transaction.ts'
import { selectBalance } from './ledger-store.ts'

/** Zero or more, in the account's currency; `currency` is that of an account not used yet. Within `tx` if given. */
export async function findBalance(given: {
  actor: Actor
  account: Account
  currency: Currency
  tx?: Transaction
}): Promise<Money> {
  return (await selectBalance(given.tx ?? null, given.account.code)) ?? zero(given.currency)
}
