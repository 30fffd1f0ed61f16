/** The house as `npm start` gives it, in the simulated world, and its pages measured from outside. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { chromium } from '@playwright/test'
import { startApp } from '#lib/entry/test/started-app.ts'
import { withAppDatabase } from '#lib/entry/test/test-server.ts'
import { findFreePort } from '#lib/platform/free-port.ts'
import { findChromium } from '#tests/support/chromium.ts'
import { benchLighthouse } from './lighthouse.ts'
import type { Figure } from './measure.ts'
import { benchPage } from './page.ts'

/** A block of the simulated world with something to say in every statement. */
const block = '240.0.64.0/18'

/** A house that has just opened looks at its blocks and asks lists about them: work of once a day, on the same two cores. */
const firstWorkMs = 60_000

export const benchPages = (): Promise<Figure[]> =>
  withAppDatabase(async (variables) => {
    const scratch = mkdtempSync(join(tmpdir(), 'dotquad-bench-'))
    chmodSync(scratch, 0o755) // the embedded PostgreSQL of root runs as somebody else
    const run = { scratch, output: scratch, counts: { passed: 0, failed: 0 }, signal: new AbortController().signal }
    const app = await startApp(run, { ...variables, DOTQUAD_CHECKS_PER_MINUTE: '1000000' })
    try {
      await wait(firstWorkMs)
      return await measure({ home: app.url, databaseUrl: app.databaseUrl, scratch })
    } finally {
      await app.stop()
      rmSync(scratch, { recursive: true })
    }
  })

type Measured = { home: string; databaseUrl: string; scratch: string }

async function measure({ home, databaseUrl, scratch }: Measured): Promise<Figure[]> {
  const port = await findFreePort()
  const found = await findChromium()
  const browser = await chromium.launch({ ...found, args: [...found.args, `--remote-debugging-port=${port}`] })
  const [checked, blocks] = [`${home}/check/${block}`, `${home}/blocks`]
  const beside = { browser, databaseUrl, scratch }
  try {
    return [
      ...(await benchPage({ id: 'check-page', of: 'a listed block', url: checked, isKept: true, ...beside })),
      ...(await benchPage({
        id: 'blocks-page',
        of: 'the catalogue, 25 rows and facets',
        url: blocks,
        isKept: false,
        ...beside,
      })),
      ...(await benchLighthouse([home, checked], port)),
    ]
  } finally {
    await browser.close()
  }
}
