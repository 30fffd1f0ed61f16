/**
 * One database transaction across contexts: all that is written in it stands, or nothing does.
 *
 * A use case that takes a `tx` never opens another, and calls nothing outside the database: what must
 * happen outside is written down as a row here, and done afterwards.
 */
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { type Connection, connectionOn } from './database/connection.ts'
import { pool } from './db.ts'

declare const open: unique symbol

/** A connection inside a transaction that is open. Only `inTransaction` makes one. */
export type Transaction = Connection & { readonly [open]: true }

/** Serialisation failure and deadlock: PostgreSQL undid everything, and the same again may well succeed. */
const undoneByRace = new Set(['40001', '40P01'])
const attempts = 5

/**
 * Runs `run` and commits; on a throw rolls back and throws the same. A run that lost a deadlock is run again from
 * the start, so it may do nothing outside the database.
 */
export async function inTransaction<T>(run: (tx: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await runOnce(run)
    } catch (error) {
      if (!(error instanceof pg.DatabaseError && undoneByRace.has(error.code ?? '') && attempt < attempts)) throw error
      await wait(attempt * 5 + Math.random() * 10)
    }
  }
}

async function runOnce<T>(run: (tx: Transaction) => Promise<T>): Promise<T> {
  const client = await pool().connect()
  let broken: Error | undefined
  try {
    await client.query('BEGIN')
    const result = await run(transactionOn(client))
    await client.query('COMMIT')
    return result
  } catch (error) {
    // A connection that cannot even roll back is thrown away; what was thrown first is what matters.
    broken = await rollBack(client)
    throw error
  } finally {
    client.release(broken)
  }
}

async function rollBack(client: pg.PoolClient): Promise<Error | undefined> {
  try {
    await client.query('ROLLBACK')
    return undefined
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

function transactionOn(client: pg.PoolClient): Transaction {
  return connectionOn(client) as Transaction // the brand is made here and nowhere else
}
