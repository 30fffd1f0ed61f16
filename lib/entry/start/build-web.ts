/** Builds the pages, where there is no build of the present sources. */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { childEnvironment } from '#lib/platform/env.ts'
import { hashFiles } from '#lib/platform/hash-files.ts'
import { OperatorRefusal } from '#lib/platform/operator-refusal.ts'
import { projectRoot } from '#lib/platform/project-root.ts'
import { hintCompilation } from './hint-compilation.ts'

const sources = [
  'app',
  'components',
  'lib',
  'prisma/schema',
  'public',
  'next.config.ts',
  'package-lock.json',
  'postcss.config.mjs',
  'tsconfig.json',
]
const buildFolder = join(projectRoot, '.next')
const stamp = join(buildFolder, 'built-from')
const isTest = (path: string) => path.includes('.test.')

const hashSources = () => hashFiles(projectRoot, sources, (path) => !isTest(path))

function runBuild(log: string, signal?: AbortSignal): Promise<number> {
  mkdirSync(dirname(log), { recursive: true })
  const output = openSync(log, 'w')
  const next = join(projectRoot, 'node_modules/next/dist/bin/next')
  const child = spawn(process.execPath, [next, 'build'], {
    cwd: projectRoot,
    env: childEnvironment({ NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }),
    stdio: ['ignore', output, output],
    ...(signal ? { signal } : {}),
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (status) => resolve(status ?? 1))
  })
}

/** Gives `built` or, where nothing was to do, `current`. The build's output goes to `log`, and here only if it fails. */
export async function buildWeb(log: string, signal?: AbortSignal): Promise<'built' | 'current'> {
  const wanted = hashSources()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return 'current'
  rmSync(stamp, { force: true }) // half a build is none
  if ((await runBuild(log, signal)) !== 0) {
    throw new OperatorRefusal(`The pages could not be built (${log}):\n${readFileSync(log, 'utf8').trim()}`)
  }
  hintCompilation(buildFolder)
  writeFileSync(stamp, wanted)
  return 'built'
}
