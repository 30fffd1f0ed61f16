/** `migrate diff`, where one side may be the migrations folder. */
import { dirname } from 'node:path'
import type { DiffParams, DiffResult, DiffTarget, MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm'
import type { SchemaFile } from './engine-arguments.ts'
import { createShadowDatabase, dropDatabase } from './engine-databases.ts'
import { connectEngine } from './wasm-engine.ts'

type Place = { url: string; schema: readonly SchemaFile[]; engine: SchemaEngine }

const isMigrations = (side: DiffTarget): side is { tag: 'migrations' } & MigrationList => side.tag === 'migrations'
const isLive = (side: DiffTarget) => side.tag === 'schemaDatasource' || side.tag === 'url'

/**
 * The engine would replay migrations in the database it is connected to. They are replayed in a
 * throw-away one instead, whose schema then stands for them.
 */
async function diffMigrations(params: DiffParams, side: 'from' | 'to', place: Place): Promise<DiffResult> {
  const migrationsList = params[side]
  if (!isMigrations(migrationsList)) throw new Error(`The ${side} side of this diff is not a migrations folder.`)
  const shadow = await createShadowDatabase(place.url)
  try {
    const engine = await connectEngine(shadow, place.schema)
    await engine.applyMigrations({ migrationsList, filters: params.filters })
    const configDir = dirname(migrationsList.baseDir)
    const replayed: DiffTarget = { tag: 'schemaDatasource', files: [...place.schema], configDir }
    return await engine.diff({ ...params, [side]: replayed })
  } finally {
    await dropDatabase(shadow)
  }
}

export function diffSchemas(params: DiffParams, place: Place): Promise<DiffResult> {
  const { from, to } = params
  if (!(isMigrations(from) || isMigrations(to))) return place.engine.diff(params)
  if (isLive(from) || isLive(to)) {
    throw new Error('Migrations cannot be compared with a live database in one step: use migrate status.')
  }
  return diffMigrations(params, isMigrations(from) ? 'from' : 'to', place)
}
