/** One run of the tests: its folders, its way to call tools, and what it counted. */
import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { childEnvironment } from '#lib/platform/env.ts'
import { projectRoot } from '#lib/platform/project-root.ts'

export type Counts = { passed: number; failed: number }

export type TestRun = {
  /** Thrown away at the end: data folders of PostgreSQL and of the started app. */
  scratch: string
  /** Kept for whoever looks into a failure: reports, traces, the app's own output. */
  output: string
  counts: Counts
  /** Aborted when the run is told to stop. */
  signal: AbortSignal
}

const tools = join(projectRoot, 'node_modules', '.bin')

/** The environment of a child: this one's, the tools of node_modules first, no telemetry, then `changes`. */
export const toolEnvironment = (changes: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv => {
  const { PATH = '' } = childEnvironment({})
  return childEnvironment({ PATH: [tools, PATH].join(delimiter), NEXT_TELEMETRY_DISABLED: '1', ...changes })
}

/** Runs a tool of node_modules in the project folder, its output ours, and tells whether it exited with 0. */
export function runTool(
  run: TestRun,
  [tool, ...parameters]: readonly [string, ...string[]],
  changes: Readonly<Record<string, string>> = {},
): Promise<boolean> {
  const child = spawn(join(tools, tool), parameters, {
    cwd: projectRoot,
    env: toolEnvironment(changes),
    stdio: ['ignore', 'inherit', 'inherit'],
    signal: run.signal,
  })
  return new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(`${tool} did not run: ${error.message}`)
      resolve(false)
    })
    child.once('close', (code) => resolve(code === 0))
  })
}
