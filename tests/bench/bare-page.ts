/** The bare Next page that a page of ours is held against: built and served with the same Next and React. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { invariant } from '#lib/kernel/invariant.ts'
import { findFreePort } from '#lib/platform/free-port.ts'
import { projectRoot } from '#lib/platform/project-root.ts'
import type { Markup } from './page-markup.ts'

const modules = join(projectRoot, 'node_modules')

/** `keptUrl`: the same page as Next keeps it. */
export type BarePage = { url: string; keptUrl: string; stop(): Promise<void> }

type Wanted = { markup: readonly Markup[]; path: string; databaseUrl: string }

/** Builds the page with this markup in `folder`, which it makes, and serves it at `path`. */
export async function serveBarePage(folder: string, { markup, path, databaseUrl }: Wanted): Promise<BarePage> {
  cpSync(join(import.meta.dirname, 'bare-next'), folder, { recursive: true })
  symlinkSync(modules, join(folder, 'node_modules'))
  writeFileSync(join(folder, 'markup.json'), JSON.stringify(markup))
  const [status] = await once(runNext(folder, databaseUrl, ['build']), 'exit')
  invariant(status === 0, 'the bare page can be built')
  const port = await findFreePort()
  const server = runNext(folder, databaseUrl, ['start', '--port', String(port), '--hostname', '127.0.0.1'])
  const ended = once(server, 'exit')
  const url = `http://127.0.0.1:${port}${path}`
  while (!(await isServed(url))) await wait(100)
  return {
    url,
    keptUrl: `http://127.0.0.1:${port}/kept${path}`,
    stop: async () => {
      server.kill('SIGTERM')
      await ended
    },
  }
}

const runNext = (folder: string, databaseUrl: string, parameters: readonly string[]) =>
  spawn(process.execPath, [join(modules, 'next/dist/bin/next'), ...parameters], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'ignore', 'inherit'],
  })

const isServed = (url: string): Promise<boolean> =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false, // nothing listens there yet
  )
