/** Prisma's schema engine as WebAssembly, connected to one database. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import type { SchemaEngine } from '@prisma/schema-engine-wasm'
import { z } from 'zod'
import type { SchemaFile } from './engine-arguments.ts'
import { migrationAdapterFactory } from './migration-adapter.ts'

/** The engine reports a panic here before it traps. */
export const lastPanic = {
  message: '',
  set_message(message: string) {
    this.message = message
  },
}

const packageFolder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'))

export const engineVersion = () =>
  z.object({ version: z.string() }).parse(JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'))).version

let loaded: ReturnType<typeof load> | undefined

/** The package's own entry imports the .wasm as a module, which Node does only behind a flag. */
async function load() {
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const bytes = readFileSync(join(packageFolder, 'schema_engine_bg.wasm'))
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': { ...glue } })
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: lastPanic })
  glue.__wbg_set_wasm(instance.exports)
  const start = instance.exports.__wbindgen_start
  if (typeof start === 'function') start()
  return glue.SchemaEngine
}

export async function connectEngine(url: string, schema: readonly SchemaFile[]): Promise<SchemaEngine> {
  loaded ??= load()
  const engine = await loaded
  const datamodels: [string, string][] = schema.map((file) => [file.path, file.content])
  const log = (line: string) => process.stderr.write(`${line}\n`)
  return engine.new({ datamodels }, log, bindMigrationAwareSqlAdapterFactory(migrationAdapterFactory(url)))
}
