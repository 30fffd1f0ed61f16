/** What one process of all the house's machines does at a time: they share nothing but the database. */
import { pool } from './db.ts'

/**
 * Runs it under a lock of the database that lasts as long as the connection; null, and nothing run, where another
 * process has it. The lock is let go with a connection that dies: what is run has to bear that.
 */
export async function inHouseTurn<T>(name: string, run: () => Promise<T>): Promise<T | null> {
  const client = await pool().connect()
  let broken: Error | undefined
  // While it is out of the pool nobody else listens, and an error that nobody listens to ends the process.
  const onError = (error: Error) => {
    broken = error
  }
  client.on('error', onError)
  try {
    const { rows } = await client.query('SELECT WHERE pg_try_advisory_lock(hashtextextended($1, 0))', [name])
    return rows.length === 0 ? null : await run()
  } finally {
    try {
      if (!broken) await client.query('SELECT pg_advisory_unlock_all()')
    } catch (error) {
      broken = error instanceof Error ? error : new Error(String(error))
    }
    client.off('error', onError)
    client.release(broken)
  }
}
