/**
 * Opens the simulated market: as a program of its own, which is told where the services outside are, as worker and web are.
 *
 * A market that is open is left as it is, whatever was done in it since; one whose opening was cut off is gone on with.
 */
import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { childEnvironment } from '#lib/platform/env.ts'
import { projectRoot } from '#lib/platform/project-root.ts'
import { isMarketOpen } from '../market/open-deals.ts'
import type { Say } from './progress.ts'

export type MarketSeeding = {
  log: string
  /** Added to its environment. */
  variables: Readonly<Record<string, string>>
  say: Say
  note(text: string): void
  /** Called with what ends it, should the house be told to stop meanwhile. */
  onStart(stop: () => void): void
}

export async function seedMarket({ log, variables, say, note, onStart }: MarketSeeding): Promise<void> {
  if (await isMarketOpen()) return say('open')
  say('opening …')
  mkdirSync(dirname(log), { recursive: true })
  const output = openSync(log, 'a')
  const child = spawn(process.execPath, [join(projectRoot, 'lib/entry/dotquad.mjs'), 'seed-market'], {
    cwd: projectRoot,
    detached: true,
    stdio: ['ignore', output, output, 'ipc'],
    env: childEnvironment({ ...variables, NODE_ENV: 'production' }),
  })
  closeSync(output)
  onStart(() => child.kill('SIGTERM'))
  child.on('message', (text) => say(String(text)))
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', resolve)
  })
  // Everything else works without it, and the next start goes on with what is missing.
  if (status !== 0) note(`The market was not opened as far as it was planned. The log is ${log}.`)
}
