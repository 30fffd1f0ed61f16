/**
 * Prisma's command line, with our schema engine in place of the one it would download.
 *
 * The CLI starts the engine by its #! line, so the environment must lead to this Node.
 */
import { type SpawnOptions, spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { childEnvironment } from '#lib/platform/env.ts'
import { projectRoot } from '#lib/platform/project-root.ts'

/** Exit status and, where `stdio` is `pipe`, all output of `prisma <parameters>`. */
export function runPrisma(
  parameters: readonly string[],
  how: { stdio: 'inherit' | 'pipe'; environment?: Readonly<Record<string, string>> },
): Promise<{ status: number; output: string }> {
  const program = join(dirname(createRequire(import.meta.url).resolve('prisma/package.json')), 'build/index.js')
  const options: SpawnOptions = {
    cwd: projectRoot,
    stdio: how.stdio,
    env: childEnvironment({
      PRISMA_SCHEMA_ENGINE_BINARY: join(projectRoot, 'lib/platform/prisma/schema-engine.ts'),
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
      ...how.environment,
    }),
  }
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...parameters], options)
    const output: string[] = []
    child.stdout?.on('data', (text) => output.push(String(text)))
    child.stderr?.on('data', (text) => output.push(String(text)))
    child.once('error', reject)
    child.once('close', (status) => resolve({ status: status ?? 1, output: output.join('') }))
  })
}
