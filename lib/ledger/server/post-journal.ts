/** Writes a journal once. */
import type { Actor } from '#lib/kernel/actor.ts'
import { quote } from '#lib/kernel/quote.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { describeJournal, type Journal } from '#lib/ledger/journal.ts'
import type { Transaction } from '#lib/platform/transaction.ts'
import { insertJournal, selectContent } from './ledger-store.ts'

/** `again`: the same journal stood already, and nothing was written. */
export type Posted = 'posted' | 'again'
export type PostRefusal = { readonly kind: 'key-in-use'; readonly message: string }

/**
 * Posts the journal in the caller's transaction. The same journal under the same key is posted once, however often
 * it is tried; another one under that key is refused. One that would take an account past zero, or that the
 * database finds unbalanced, is a bug of a posting rule: it throws, and the whole transaction is undone.
 */
export async function postJournal(
  given: { actor: Actor; tx: Transaction } & Journal,
): Promise<Result<Posted, PostRefusal>> {
  const { actor, tx, ...journal } = given
  if (await insertJournal(actor, tx, journal)) return ok('posted')
  const stored = await selectContent(tx, journal.key)
  if (stored === describeJournal(journal)) return ok('again')
  const message = `The ledger holds another journal under the key ${quote(journal.key)}; a new event needs a key of its own.`
  return err({ kind: 'key-in-use', message })
}
