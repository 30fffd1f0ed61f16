/** Journals, entries and balances as rows. What must hold between them is the database's to refuse. */
import { z } from 'zod'
import type { Actor } from '#lib/kernel/actor.ts'
import { nameActor } from '#lib/kernel/actor-name.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import { type Currency, isCurrency, type Money, money } from '#lib/kernel/money.ts'
import { entriesOf, type Journal } from '#lib/ledger/journal.ts'
import { type Connection, connection } from '#lib/platform/database/connection.ts'
import type { Transaction } from '#lib/platform/transaction.ts'

const currency = z.string().refine(isCurrency)
const minor = z.string().transform(BigInt)

const JournalRow = z.object({
  id: z.string(),
  kind: z.string(),
  posted_at: z.date(),
  posted_by: z.string(),
  account: z.string(),
  side: z.enum(['debit', 'credit']),
  currency,
  amount: minor,
})

/** A journal as it was written. */
export type PostedEntry = {
  readonly journalId: string
  readonly kind: string
  readonly postedAt: Date
  readonly postedBy: string
  readonly account: string
  readonly side: 'debit' | 'credit'
  /** Signed: a debit positive, a credit negative. */
  readonly amount: Money
}

/** The entries of a deal's journals, oldest first, a journal's together. */
export async function selectEntries(dealId: string): Promise<PostedEntry[]> {
  const { rows } = await connection().query(
    `SELECT j.id, j.kind, j.posted_at, j.posted_by, e.account, a.side, e.currency, e.amount
     FROM ledger_journal j JOIN ledger_entry e ON e.journal_id = j.id JOIN ledger_account a ON a.code = e.account
     WHERE j.deal_id = $1 ORDER BY j.id, e.amount DESC, e.account`,
    [dealId],
  )
  return rows.map((given) => {
    const { id, kind, posted_at, posted_by, amount, ...row } = JournalRow.parse(given)
    return {
      ...{ journalId: id, kind, postedAt: posted_at, postedBy: posted_by },
      ...{ account: row.account, side: row.side, amount: money(row.currency, amount) },
    }
  })
}

/** What was stored under the key, in the words of `describeJournal`; null if nothing. */
export async function selectContent(tx: Transaction, key: string): Promise<string | null> {
  const { rows } = await tx.query(
    `SELECT concat_ws(E'\\n', j.kind, j.deal_id,
       string_agg(e.account || ' ' || e.amount || ' ' || e.currency, E'\\n' ORDER BY e.account COLLATE "C")) AS content
     FROM ledger_journal j JOIN ledger_entry e ON e.journal_id = j.id WHERE j.key = $1 GROUP BY j.id`,
    [key],
  )
  return z.array(z.object({ content: z.string() })).parse(rows)[0]?.content ?? null
}

/** Writes the journal whole. False where its key is in use, and then nothing was written. */
export async function insertJournal(actor: Actor, tx: Transaction, journal: Journal): Promise<boolean> {
  const entries = entriesOf(journal.postings)
  invariant(entries.length >= 2, 'a journal changes two accounts or more')
  const { rows } = await tx.query(
    `INSERT INTO ledger_journal (key, kind, deal_id, posted_by) VALUES ($1, $2, $3, $4)
     ON CONFLICT (key) DO NOTHING RETURNING id`,
    [journal.key, journal.kind, journal.dealId, nameActor(actor)],
  )
  const [posted] = z.array(z.object({ id: z.string() })).parse(rows)
  if (!posted) return false
  const columns = [
    entries.map(({ account }) => account.code),
    entries.map((entry) => entry.currency),
    entries.map(({ account }) => account.side),
  ]
  await tx.query(
    `INSERT INTO ledger_account (code, currency, side) SELECT * FROM unnest($1::text[], $2::text[], $3::text[])
     ON CONFLICT (code) DO NOTHING`,
    columns,
  )
  await tx.query(
    `INSERT INTO ledger_entry (journal_id, account, currency, amount)
     SELECT $1, * FROM unnest($2::text[], $3::text[], $4::bigint[])`,
    [posted.id, columns[0], columns[1], entries.map(({ amount }) => String(amount))],
  )
  return true
}

/** What stands on the account, on its own side, so never negative; null if the account was never used. */
export async function selectBalance(db: Connection | null, code: string): Promise<Money | null> {
  const { rows } = await (db ?? connection()).query(
    `SELECT a.currency, abs(b.posted)::text AS amount FROM ledger_balance b
     JOIN ledger_account a ON a.code = b.account WHERE b.account = $1`,
    [code],
  )
  const [row] = z.array(z.object({ currency, amount: minor })).parse(rows)
  return row ? money(row.currency satisfies Currency, row.amount) : null
}
