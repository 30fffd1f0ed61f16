import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withDatabase } from '#lib/platform/database/client.ts'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'

let database: TestDatabase
const sha256 = 'a'.repeat(64)
const insert = `INSERT INTO snapshot_activation (source, sha256, kind, file_name, records)
                VALUES ('spamhaus-drop', '${sha256}', 'blocklist', 'drop.txt', 3)`
const asApp = (sql: string) => withDatabase(database.appUrl, (client) => client.query(sql))
const asOwner = (sql: string) => withDatabase(database.ownerUrl, (client) => client.query(sql))

beforeAll(async () => {
  database = await createTestDatabase()
  await asApp(insert)
})
afterAll(() => database.drop())

const changes = [
  'UPDATE snapshot_activation SET records = 4',
  'DELETE FROM snapshot_activation',
  'TRUNCATE snapshot_activation',
]

describe('an append-only table', () => {
  test.each(changes)('refuses the app role: %s', async (sql) => {
    await expect(asApp(sql)).rejects.toThrow('permission denied for table snapshot_activation')
  })

  test.each(changes)('refuses its owner too: %s', async (sql) => {
    await expect(asOwner(sql)).rejects.toThrow('snapshot_activation is append-only')
  })

  test('still has its row after all that', async () => {
    expect((await asApp('SELECT source, records FROM snapshot_activation')).rows).toEqual([
      { source: 'spamhaus-drop', records: 3 },
    ])
  })
})

describe('the app role', () => {
  test.each([
    ['move the clock', "UPDATE world SET clock_offset = '1 day'"],
    ['drop the trigger', 'DROP TRIGGER snapshot_activation_is_append_only ON snapshot_activation'],
    ['switch the trigger off', 'ALTER TABLE snapshot_activation DISABLE TRIGGER ALL'],
    ['create a table', 'CREATE TABLE mine (id int)'],
    [
      'replace the clock',
      'CREATE OR REPLACE FUNCTION dotquad_now() RETURNS timestamptz LANGUAGE sql AS $$ SELECT now() $$',
    ],
    ['rewrite the history of migrations', 'CREATE TABLE _prisma_migrations (id int)'],
  ])('may not %s', async (_what, sql) => {
    await expect(asApp(sql)).rejects.toThrow(/permission denied|must be owner/)
  })
})
