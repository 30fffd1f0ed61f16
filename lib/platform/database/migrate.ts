/** Brings a database up to this checkout's migrations. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { OperatorRefusal } from '#lib/platform/operator-refusal.ts'
import { runPrisma } from '#lib/platform/prisma/prisma-cli.ts'
import { projectRoot } from '#lib/platform/project-root.ts'
import { withDatabase } from './client.ts'

const Applied = z.array(z.object({ name: z.string() }))

/** Names of the migration folders, oldest first. */
export const listMigrations = (): string[] =>
  readdirSync(join(projectRoot, 'prisma/migrations'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()

function listApplied(ownerUrl: string): Promise<string[]> {
  return withDatabase(ownerUrl, async (client) => {
    const table = await client.query(
      "SELECT 1 FROM pg_tables WHERE schemaname = 'public' AND tablename = '_prisma_migrations'",
    )
    if (table.rowCount === 0) return []
    const finished =
      'SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL'
    return Applied.parse((await client.query(finished)).rows).map((row) => row.name)
  })
}

/** Applies what is missing; where nothing is, Prisma need not be started, which takes a second. */
export async function migrateDatabase(ownerUrl: string): Promise<void> {
  const applied = new Set(await listApplied(ownerUrl))
  if (listMigrations().every((name) => applied.has(name))) return
  const done = await runPrisma(['migrate', 'deploy'], { stdio: 'pipe', environment: { DATABASE_URL: ownerUrl } })
  if (done.status !== 0) throw new OperatorRefusal(`The migrations could not be applied:\n${done.output.trim()}`)
}
