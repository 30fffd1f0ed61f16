/** What must hold of the ledger at any moment, asked of the database itself. */
import type { House } from './house.ts'

/** One sentence for each thing that does not hold; empty for a sound ledger. */
export async function findLedgerFaults(house: House): Promise<string[]> {
  const sums = await house.asOwner('SELECT currency FROM ledger_entry GROUP BY currency HAVING sum(amount) <> 0')
  const caches = await house.asOwner(
    `SELECT b.account FROM ledger_balance b LEFT JOIN ledger_entry e ON e.account = b.account
     GROUP BY b.account, b.posted HAVING b.posted <> coalesce(sum(e.amount), 0)`,
  )
  const sides = await house.asOwner(
    "SELECT account FROM ledger_balance WHERE (side = 'debit' AND posted < 0) OR (side = 'credit' AND posted > 0)",
  )
  const journals = await house.asOwner(
    'SELECT journal_id FROM ledger_entry GROUP BY journal_id, currency HAVING sum(amount) <> 0',
  )
  return [
    ...sums.map(({ currency }) => `all entries of ${currency} do not add up to zero`),
    ...caches.map(({ account }) => `the balance of ${account} is not the sum of its entries`),
    ...sides.map(({ account }) => `${account} is on the wrong side of zero`),
    ...journals.map(({ journal_id }) => `journal ${journal_id} does not balance`),
  ]
}
