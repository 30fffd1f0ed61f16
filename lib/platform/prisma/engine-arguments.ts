/** The command line that Prisma's CLI gives to its schema engine. */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { z } from 'zod'

const Datasource = z.object({ url: z.string().optional(), shadowDatabaseUrl: z.string().optional() })

export type SchemaFile = { path: string; content: string }

export type EngineArguments = {
  schema: SchemaFile[]
  url: string | undefined
  shadowDatabaseUrl: string | undefined
} & ({ mode: 'version' } | { mode: 'json-rpc' } | { mode: 'cli'; command: string })

/** Without a schema the engine still wants to know which kind of database it talks to. */
const emptySchema: SchemaFile = { path: 'schema.prisma', content: 'datasource db {\n  provider = "postgresql"\n}\n' }

export function readEngineArguments(given: readonly string[]): EngineArguments {
  const { values, positionals } = parseArgs({
    args: [...given],
    strict: false,
    allowPositionals: true,
    options: {
      version: { type: 'boolean' },
      datamodels: { type: 'string', multiple: true },
      datasource: { type: 'string' },
    },
  })
  const texts = (value: unknown) => z.array(z.string()).default([]).parse(value)
  const files = texts(values.datamodels).map((path) => ({ path, content: readFileSync(path, 'utf8') }))
  const { url, shadowDatabaseUrl } = Datasource.parse(JSON.parse(z.string().default('{}').parse(values.datasource)))
  const common = { schema: files.length > 0 ? files : [emptySchema], url, shadowDatabaseUrl }
  if (values.version) return { ...common, mode: 'version' }
  const [word, command = ''] = positionals.slice(-2)
  return word === 'cli' ? { ...common, mode: 'cli', command } : { ...common, mode: 'json-rpc' }
}
