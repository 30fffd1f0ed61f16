/** SQL as stores speak it, on the pool or inside a transaction. Rows are `unknown`: zod says what they are. */
import type pg from 'pg'
import { pool } from '#lib/platform/db.ts'

export type Connection = {
  query(sql: string, values?: readonly unknown[]): Promise<{ rows: unknown[]; rowCount: number }>
}

/** The pool, for single statements and reads that need no transaction. */
export const connection = (): Connection => connectionOn(pool())

export function connectionOn(client: pg.PoolClient | pg.Pool): Connection {
  return {
    query: async (sql, values = []) => {
      const { rows, rowCount } = await client.query(sql, [...values])
      return { rows, rowCount: rowCount ?? 0 }
    },
  }
}
