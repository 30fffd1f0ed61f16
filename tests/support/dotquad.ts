/** The command line as a process of its own, in a world of its own: what a script sees, and nothing else. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { root } from './source-files.ts'

export type Run = { status: number | null; stdout: string; stderr: string }

export type Call = {
  dataDir: string
  input?: string
  /** Where it is called from; the project folder if not said. */
  cwd?: string
  environment?: Readonly<Record<string, string>>
}

export function startDotquad(args: readonly string[], { dataDir, cwd = root, environment = {} }: Call): ChildProcess {
  // Nothing of the caller's own settings: the tests answer for what is named here alone.
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('DOTQUAD_') && name !== 'DATABASE_URL'),
  )
  return spawn(process.execPath, [resolve(root, 'lib/entry/dotquad.mjs'), ...args], {
    cwd,
    env: { ...inherited, NODE_ENV: 'production', DOTQUAD_WORLD: 'files', DOTQUAD_DATA_DIR: dataDir, ...environment },
    stdio: 'pipe',
  })
}

export async function dotquad(args: readonly string[], call: Call): Promise<Run> {
  const child = startDotquad(args, call)
  child.stdin?.end(call.input ?? '')
  const [stdout, stderr, [status]] = await Promise.all([
    child.stdout ? text(child.stdout) : '',
    child.stderr ? text(child.stderr) : '',
    once(child, 'close'),
  ])
  return { status, stdout, stderr }
}

/** The JSON objects of a run, one a line; throws where stdout holds anything else. */
export const objectsOf = ({ stdout }: Run): Record<string, unknown>[] =>
  stdout
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line))
