import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withDatabase } from '#lib/platform/database/client.ts'
import { listMigrations, migrateDatabase } from '#lib/platform/database/migrate.ts'
import { runPrisma } from '#lib/platform/prisma/prisma-cli.ts'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'

let database: TestDatabase
const prisma = (...parameters: string[]) =>
  runPrisma(parameters, { stdio: 'pipe', environment: { DATABASE_URL: database.ownerUrl } })

beforeAll(async () => {
  database = await createTestDatabase('empty')
})
afterAll(() => database.drop())

describe('the migrations', () => {
  test('bring an empty database up to date without a downloaded engine', async () => {
    await migrateDatabase(database.ownerUrl)
    const { rows } = await withDatabase(database.ownerUrl, (client) =>
      client.query('SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY 1'),
    )
    expect(rows.map((row) => row.migration_name)).toEqual(listMigrations())
    expect((await prisma('migrate', 'status')).output).toContain('Database schema is up to date')
  })

  test('leave a database that does not differ from the schema', async () => {
    const drift = await prisma(
      ...['migrate', 'diff', '--from-config-datasource', '--to-schema', 'prisma/schema', '--exit-code'],
    )
    expect(drift).toMatchObject({ status: 0, output: expect.stringContaining('No difference detected') })
  })

  test('are noticed to differ where the database was changed by hand', async () => {
    await withDatabase(database.ownerUrl, (client) => client.query('ALTER TABLE rate_limit ADD COLUMN note text'))
    const drift = await prisma(
      ...['migrate', 'diff', '--from-config-datasource', '--to-schema', 'prisma/schema', '--exit-code'],
    )
    expect(drift.status).toBe(2)
    await withDatabase(database.ownerUrl, (client) => client.query('ALTER TABLE rate_limit DROP COLUMN note'))
  })

  test('replayed from their folder are the schema, and leave no throw-away database', async () => {
    const replay = await prisma(
      ...['migrate', 'diff', '--from-migrations', 'prisma/migrations', '--to-schema', 'prisma/schema', '--exit-code'],
    )
    expect(replay.status).toBe(0)
    const { rows } = await withDatabase(database.ownerUrl, (client) =>
      client.query("SELECT datname FROM pg_database WHERE datname LIKE 'prisma_migrate_shadow%'"),
    )
    expect(rows).toEqual([])
  })

  test('applied again change nothing', async () => {
    await migrateDatabase(database.ownerUrl)
    expect((await prisma('migrate', 'deploy')).output).toContain('No pending migrations to apply')
  })
})
