#!/usr/bin/env node
/**
 * Stands in for the native schema engine that Prisma's CLI would download.
 *
 * Speaks the CLI's JSON-RPC on stdin and stdout and runs the same engine as WebAssembly. Writes the
 * ordinary _prisma_migrations table, so a machine with the native engine can take over at any time.
 */
import { createInterface } from 'node:readline'
import { DatabaseError } from 'pg'
import { type EngineArguments, readEngineArguments } from './engine-arguments.ts'
import { createDatabase, dropDatabase, withClient } from './engine-databases.ts'
import { engineMethods } from './engine-methods.ts'
import { engineVersion, lastPanic } from './wasm-engine.ts'

const send = (message: object) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : null)

/** What the CLI shows of a failure; the text of a panic would otherwise be lost. */
function describeFailure(error: unknown): object {
  const message = [error instanceof Error ? error.message : String(error), lastPanic.message].filter(Boolean).join('\n')
  const meta = error instanceof Error && 'meta' in error ? error.meta : null
  const data = { is_panic: false, message, meta, error_code: codeOf(error) }
  return { code: 4466, message: 'An error happened. Check the data field for details.', data }
}

async function answerRequests(given: EngineArguments): Promise<void> {
  const answer = engineMethods(given, (content) => send({ id: 0, method: 'print', params: { content } }))
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === '') continue
    const request = JSON.parse(line)
    if (!request.method) continue // the CLI's reply to our own print
    try {
      send({ id: request.id, result: await answer(request.method, request.params) })
    } catch (error) {
      send({ id: request.id, error: describeFailure(error) })
    }
  }
}

/** Codes by which the CLI tells a missing database from an unreachable one. */
function prismaCode(error: unknown): string {
  if (error instanceof DatabaseError && error.code === '3D000') return 'P1003'
  return codeOf(error) === 'ECONNREFUSED' ? 'P1001' : 'P1000'
}

/** The one-shot commands about the database itself; gives the exit status. */
async function runCommand(command: string, url: string): Promise<number> {
  try {
    if (command === 'can-connect-to-database') await withClient(url, (client) => client.query('SELECT 1'))
    if (command === 'create-database') await createDatabase(url)
    if (command === 'drop-database') await dropDatabase(url)
    return 0
  } catch (error) {
    const fields = { error_code: prismaCode(error), message: error instanceof Error ? error.message : String(error) }
    process.stderr.write(`-\n${JSON.stringify({ level: 'ERROR', target: 'schema_engine::logger', fields })}`)
    return 1
  }
}

const given = readEngineArguments(process.argv.slice(2))
if (given.mode === 'version') {
  process.stdout.write(`schema-engine-wasm ${engineVersion()}\n`)
} else if (given.mode === 'cli') {
  process.exitCode = await runCommand(given.command, given.url ?? '')
} else {
  await answerRequests(given)
  process.exit(0) // pools of the engine would hold the process
}
