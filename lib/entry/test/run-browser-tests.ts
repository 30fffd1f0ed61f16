/** Runs the browser tests against the app that `npm start` starts, and adds them to the count. */
import { join } from 'node:path'
import { z } from 'zod'
import { addReport } from './add-report.ts'
import { startApp } from './started-app.ts'
import { runTool, type TestRun } from './test-run.ts'
import { withAppDatabase } from './test-server.ts'

const Report = z
  .object({ stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }) })
  .transform(({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky }))

export const runBrowserTests = (run: TestRun): Promise<boolean> =>
  withAppDatabase(async (variables) => {
    const app = await startApp(run, variables)
    const file = join(run.output, 'browser.json')
    try {
      const succeeded = await runTool(run, ['playwright', 'test', '--reporter=list,json'], {
        DOTQUAD_TEST_BASE_URL: app.url,
        DOTQUAD_TEST_REGISTRY_URL: app.registryUrl,
        DOTQUAD_TEST_MAIL_URL: app.mailUrl,
        DOTQUAD_TEST_ACCOUNTS: app.accountsFile,
        PLAYWRIGHT_JSON_OUTPUT_FILE: file,
      })
      await addReport(run, { file, schema: Report })
      return succeeded
    } finally {
      await app.stop()
    }
  })
