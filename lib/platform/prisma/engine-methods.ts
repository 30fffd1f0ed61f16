/** The methods of Prisma's JSON-RPC, each answered by the WebAssembly engine. */
import type { SchemaEngine } from '@prisma/schema-engine-wasm'
import { z } from 'zod'
import { diffSchemas } from './diff-schemas.ts'
import type { EngineArguments } from './engine-arguments.ts'
import { createDatabase, withClient } from './engine-databases.ts'
import { connectEngine } from './wasm-engine.ts'

const passedOn = [
  'applyMigrations',
  'createMigration',
  'devDiagnostic',
  'diagnoseMigrationHistory',
  'ensureConnectionValidity',
  'evaluateDataLoss',
  'introspect',
  'markMigrationApplied',
  'markMigrationRolledBack',
  'reset',
  'schemaPush',
] as const

const isPassedOn = (method: string) => passedOn.find((name) => name === method)
const Script = z.object({ script: z.string(), datasourceType: z.object({ url: z.string().optional() }).optional() })

type Answer = (method: string, params: ReturnType<typeof JSON.parse>) => Promise<unknown>

/** A function that answers one request; `print` gets what the CLI shall write to stdout. */
export function engineMethods(given: EngineArguments, print: (text: string) => void): Answer {
  let engine: Promise<SchemaEngine> | undefined
  const url = () => {
    if (given.url) return given.url
    throw new Error('There is no database to talk to: run npm start once, or set DATABASE_URL.')
  }
  const connected = () => {
    engine ??= connectEngine(url(), given.schema)
    return engine
  }
  return async (method, params) => {
    const name = isPassedOn(method)
    if (name) return (await (await connected())[name](params)) ?? {}
    if (method === 'diff') {
      const { stdout, ...rest } = await diffSchemas(params, {
        url: url(),
        schema: given.schema,
        engine: await connected(),
      })
      if (stdout) print(stdout)
      return { ...rest, stdout: null }
    }
    if (method === 'getDatabaseVersion') return (await connected()).version(null)
    if (method === 'createDatabase') return { databaseName: await createDatabase(url()) }
    if (method === 'dbExecute') {
      const { script, datasourceType } = Script.parse(params)
      await withClient(datasourceType?.url ?? url(), (client) => client.query(script))
      return {}
    }
    throw new Error(`The schema engine of this project does not know the method ${method}.`)
  }
}
