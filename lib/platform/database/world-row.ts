/** The one row that says which world a database belongs to. */
import { z } from 'zod'
import type { World } from '#lib/platform/env.ts'
import { OperatorRefusal } from '#lib/platform/operator-refusal.ts'
import { withDatabase } from './client.ts'

const WorldRows = z.array(z.object({ id: z.string() }))

/** Refuses a database of another world, before anything in it is touched. */
export async function refuseForeignWorld(ownerUrl: string, world: World): Promise<void> {
  await withDatabase(ownerUrl, async (client) => {
    const table = await client.query("SELECT 1 FROM pg_tables WHERE schemaname = 'public' AND tablename = 'world'")
    if (table.rowCount === 0) return
    const [row] = WorldRows.parse((await client.query('SELECT id FROM world')).rows)
    if (!row || row.id === world) return
    throw new OperatorRefusal(
      `This database belongs to the world ${row.id}, and DOTQUAD_WORLD is ${world}: set DOTQUAD_WORLD=${row.id}, or give ${world} a database of its own.`,
    )
  })
}

export async function recordWorld(ownerUrl: string, world: World): Promise<void> {
  await withDatabase(ownerUrl, (client) =>
    client.query('INSERT INTO world (id) VALUES ($1) ON CONFLICT DO NOTHING', [world]),
  )
}
