/**
 * The `npm test` program: types, lint, boundaries, unit, integration, build, processes, browser, in this order.
 *
 * `dotquad test types unit` runs the named steps alone. Stops at the first step that fails; its last
 * line says how many tests passed and failed.
 */
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { OperatorRefusal } from '#lib/platform/operator-refusal.ts'
import { generateClient } from '#lib/platform/prisma/generate-client.ts'
import { projectRoot } from '#lib/platform/project-root.ts'
import { buildWeb } from './start/build-web.ts'
import { runBrowserTests } from './test/run-browser-tests.ts'
import { runVitest } from './test/run-vitest.ts'
import { runTool, type TestRun } from './test/test-run.ts'
import { withTestServer } from './test/test-server.ts'

type Step = (run: TestRun) => Promise<boolean>

const steps: Readonly<Record<string, Step>> = {
  types: async (run) => (await runTool(run, ['next', 'typegen'])) && (await runTool(run, ['tsc', '--noEmit'])),
  lint: (run) => runTool(run, ['biome', 'check', '--error-on-warnings']),
  boundaries: (run) => runVitest(run, 'architecture'),
  unit: (run) => runVitest(run, 'unit'),
  integration: (run) =>
    withTestServer(run, (server) => runVitest(run, 'integration', { TEST_DATABASE_URL: server.adminUrl })),
  build: async (run) => {
    console.log(await buildWeb(join(run.output, 'build.log')))
    return true
  },
  // Behind the build, since they start the web program itself.
  processes: (run) =>
    withTestServer(run, (server) => runVitest(run, 'processes', { TEST_DATABASE_URL: server.adminUrl })),
  browser: runBrowserTests,
}

const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`

/** Whether the step succeeded. What stops it, and is no failing test, is told here. */
async function succeeds(step: Step, run: TestRun): Promise<boolean> {
  try {
    return await step(run)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return false
  }
}

/** Runs the steps in order until one fails. One line a step, for the summary. */
async function runSteps(wanted: readonly (readonly [string, Step])[], run: TestRun): Promise<string[]> {
  const summary: string[] = []
  for (const [name, step] of wanted) {
    const start = performance.now()
    console.log(`\n── ${name} ──`)
    const failedBefore = run.counts.failed
    const succeeded = await succeeds(step, run)
    summary.push(`${succeeded ? 'passed' : 'FAILED'}  ${name.padEnd(12)} ${seconds(start)}`)
    if (succeeded) continue
    if (run.counts.failed === failedBefore) run.counts.failed += 1 // a failure that no test counted
    break
  }
  return summary
}

async function runTests(wanted: readonly (readonly [string, Step])[]): Promise<number> {
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop.abort())
  const output = join(projectRoot, 'tests/.output')
  await rm(output, { recursive: true, force: true })
  await mkdir(output, { recursive: true })
  const scratch = await mkdtemp(join(tmpdir(), 'dotquad-test-'))
  await chmod(scratch, 0o755) // the embedded PostgreSQL of root runs as somebody else
  const run: TestRun = { scratch, output, counts: { passed: 0, failed: 0 }, signal: stop.signal }
  const start = performance.now()
  try {
    await generateClient() // after `npm ci --ignore-scripts` it is not there yet
    const summary = await runSteps(wanted, run)
    console.log(`\n${summary.join('\n')}\n        ${'all'.padEnd(12)} ${seconds(start)}`)
    console.log(`${run.counts.passed} passed, ${run.counts.failed} failed`)
    return run.counts.failed === 0 ? 0 : 1
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

/** `argv` names the steps to run; none means all. */
export function main(argv: readonly string[]): Promise<number> {
  const unknown = argv.filter((name) => !Object.hasOwn(steps, name))
  if (unknown.length > 0)
    throw new OperatorRefusal(`No such step: ${unknown.join(', ')}. The steps are ${Object.keys(steps).join(', ')}.`)
  return runTests(Object.entries(steps).filter(([name]) => argv.length === 0 || argv.includes(name)))
}
