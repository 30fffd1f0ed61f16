/**
 * A database of its own for a test file, on the server that TEST_DATABASE_URL leads to.
 *
 * Migrated by the plain SQL of prisma/migrations, which takes milliseconds; that Prisma itself brings
 * the same about is a test elsewhere.
 */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { withDatabase } from '#lib/platform/database/client.ts'
import { listMigrations } from '#lib/platform/database/migrate.ts'
import { roles } from '#lib/platform/postgres/credentials.ts'
import { projectRoot } from '#lib/platform/project-root.ts'

export type TestDatabase = {
  /** As the owner, who migrates. */
  ownerUrl: string
  /** With the rights of the app role, and no more. */
  appUrl: string
  drop(): Promise<void>
}

/** The server's address as a user who may create databases. The test runner names it. */
export function testServerUrl(): string {
  const url = process.env.TEST_DATABASE_URL
  if (!url) throw new Error('Integration tests need a PostgreSQL in TEST_DATABASE_URL: run npm test -- integration.')
  return url
}

function urlOf(database: string, options?: string): string {
  const url = new URL(testServerUrl())
  url.pathname = database
  if (options) url.searchParams.set('options', options)
  return url.href
}

/** Migrations grant rights to the app role by its name, so it must exist. The runner drops it where it made it. */
async function ensureAppRole(): Promise<void> {
  await withDatabase(testServerUrl(), async (client) => {
    // Another file may be at it too; the lock goes with the connection.
    await client.query("SELECT pg_advisory_lock(hashtext('role of the tests'))")
    const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [roles.app])
    if (rowCount === 0) await client.query(`CREATE ROLE ${roles.app} NOLOGIN`)
  })
}

/** `migrated` has every table, `empty` none. */
export async function createTestDatabase(content: 'migrated' | 'empty' = 'migrated'): Promise<TestDatabase> {
  await ensureAppRole()
  const name = `dotquad_test_${randomBytes(6).toString('hex')}`
  await withDatabase(testServerUrl(), (client) => client.query(`CREATE DATABASE ${name}`))
  const ownerUrl = urlOf(name)
  if (content === 'migrated') {
    await withDatabase(ownerUrl, async (client) => {
      for (const migration of listMigrations()) {
        await client.query(readFileSync(join(projectRoot, 'prisma/migrations', migration, 'migration.sql'), 'utf8'))
      }
    })
  }
  return {
    ownerUrl,
    appUrl: urlOf(name, `-c role=${roles.app}`),
    drop: async () => {
      await withDatabase(testServerUrl(), (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))
    },
  }
}
