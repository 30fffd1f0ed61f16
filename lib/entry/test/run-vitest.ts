/** Runs one vitest project and adds its tests to the count. */
import { join } from 'node:path'
import { z } from 'zod'
import { addReport } from './add-report.ts'
import { runTool, type TestRun } from './test-run.ts'

const Report = z
  .object({ numPassedTests: z.number(), numFailedTests: z.number() })
  .transform(({ numPassedTests, numFailedTests }) => ({ passed: numPassedTests, failed: numFailedTests }))

export async function runVitest(
  run: TestRun,
  project: 'unit' | 'architecture' | 'integration' | 'processes',
  changes: Readonly<Record<string, string>> = {},
): Promise<boolean> {
  const file = join(run.output, `${project}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const succeeded = await runTool(run, ['vitest', 'run', '--project', project, ...reporters], changes)
  await addReport(run, { file, schema: Report })
  return succeeded
}
