/**
 * The database of this process's world, as the app role: one pool, and Prisma over it.
 *
 * Opened at the first query, so that a build or a test that only imports this connects nowhere.
 */
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { PrismaClient } from '#prisma/generated/client.ts'
import { findAppUrl } from './database/access.ts'
import { environment } from './env.ts'
import { makeLog } from './log.ts'
import { OperatorRefusal } from './operator-refusal.ts'

type Database = { pool: pg.Pool; prisma: PrismaClient }

function open(): Database {
  const url = findAppUrl(environment())
  if (!url) throw new OperatorRefusal('There is no database yet: run npm start once, which makes it.')
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 5_000,
    application_name: 'dotquad',
  })
  // An idle connection that dies (the server was restarted) is replaced by the pool; without a listener it ends the process.
  pool.on('error', (error) => makeLog('database').warn({ error: error.message }, 'an idle connection was lost'))
  return { pool, prisma: new PrismaClient({ adapter: new PrismaPg(pool) }) }
}

// Next bundles routes apart from each other and from the server before it: one process, several copies of this module, one pool.
declare global {
  var dotquadDatabase: Database | undefined
}

function database(): Database {
  globalThis.dotquadDatabase ??= open()
  return globalThis.dotquadDatabase
}

export const db = (): PrismaClient => database().prisma
export const pool = (): pg.Pool => database().pool

/** Closes what this process opened; for programs that end. */
export async function closeDatabase(): Promise<void> {
  const opened = globalThis.dotquadDatabase
  globalThis.dotquadDatabase = undefined
  await opened?.prisma.$disconnect()
  await opened?.pool.end()
}
