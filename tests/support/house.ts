/** The product's own pool on a test file's database, with the rights of the app role: as web and worker have it. */
import { vi } from 'vitest'
import { withDatabase } from '#lib/platform/database/client.ts'
import { recordWorld } from '#lib/platform/database/world-row.ts'
import { closeDatabase } from '#lib/platform/db.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'

export type House = TestDatabase & {
  /** Any SQL as the owner; rows as they come. */
  asOwner(sql: string, values?: readonly unknown[]): Promise<Record<string, unknown>[]>
  /** Any SQL as the app role. */
  asApp(sql: string, values?: readonly unknown[]): Promise<Record<string, unknown>[]>
  /** Moves the world's clock, in PostgreSQL's words: `3 days`. */
  advance(interval: string): Promise<void>
  close(): Promise<void>
}

/** Call it in `beforeAll`, before anything asks for the database; `close` in `afterAll`. */
export async function openHouse(): Promise<House> {
  const database = await createTestDatabase()
  await recordWorld(database.ownerUrl, 'simulated')
  vi.stubEnv('DOTQUAD_APP_DATABASE_URL', database.appUrl)
  vi.stubEnv('LOG_LEVEL', 'silent')
  const run =
    (url: string) =>
    async (sql: string, values: readonly unknown[] = []) =>
      (await withDatabase(url, (client) => client.query(sql, [...values]))).rows
  const asOwner = run(database.ownerUrl)
  return {
    ...database,
    asOwner,
    asApp: run(database.appUrl),
    advance: async (interval) => {
      await asOwner('UPDATE world SET clock_offset = clock_offset + $1::interval', [interval])
    },
    close: async () => {
      await closeDatabase()
      vi.unstubAllEnvs()
      await database.drop()
    },
  }
}
