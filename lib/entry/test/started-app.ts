/** The app under test: `npm start` itself, as a child with a data folder of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { chmod, mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { invariant } from '#lib/kernel/invariant.ts'
import { findAppUrl } from '#lib/platform/database/access.ts'
import { environment } from '#lib/platform/env.ts'
import { findFreePort, isPortFree } from '#lib/platform/free-port.ts'
import { projectRoot } from '#lib/platform/project-root.ts'
import { accountsFile } from '../start/accounts-file.ts'
import { type TestRun, toolEnvironment } from './test-run.ts'
import { removeCluster } from './test-server.ts'

/** Behind the port of the web: what the simulated world plays. */
const portsPlayedOn = 9
/** Whoever runs the tests may have set one for their own house. */
const noRealService = {
  DOTQUAD_SIMULATION_PORT: '',
  RDAP_BASE_URL: '',
  SMTP_URL: '',
  STRIPE_SECRET_KEY: '',
  DNSBL_RESOLVER: '',
  RDNS_RESOLVER: '',
  PROBE_PROXY: '',
  PUBLIC_URL: '',
}

const longestStartMs = 240_000
const longestStopMs = 30_000

export type StartedApp = {
  url: string
  /** Pages of the simulated registries. */
  registryUrl: string
  /** The mail that the house sent. */
  mailUrl: string
  /** JSON with the passwords of the world's accounts, by their e-mail addresses. */
  accountsFile: string
  /** Of its database, as the app role. */
  databaseUrl: string
  /** Stops it as Ctrl-C would. Throws where it does not exit or leaves its port in use. */
  stop(): Promise<void>
}

/** Starts the app in the simulated world and returns once it says that it is healthy. */
export async function startApp(run: TestRun, database: Readonly<Record<string, string>>): Promise<StartedApp> {
  const port = await findFreePort(portsPlayedOn)
  const dataDir = join(run.scratch, 'app')
  await mkdir(dataDir)
  await chmod(dataDir, 0o755) // the embedded PostgreSQL of root runs as somebody else
  const log = join(run.output, 'app.log')
  const child = spawn(process.execPath, [join(projectRoot, 'lib/entry/dotquad.mjs'), 'start'], {
    cwd: projectRoot,
    env: toolEnvironment({
      DOTQUAD_WORLD: 'simulated',
      DOTQUAD_DATA_DIR: dataDir,
      DOTQUAD_NETWORK: 'off',
      DOTQUAD_CHECKS_PER_MINUTE: '100000',
      DATABASE_URL: '',
      DOTQUAD_APP_DATABASE_URL: '',
      ...noRealService,
      PORT: String(port),
      ...database,
    }),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const file = createWriteStream(log)
  child.stdout.pipe(file, { end: false })
  child.stderr.pipe(file, { end: false })
  const url = `http://127.0.0.1:${port}`
  if (await becomesHealthy(child, { url, signal: run.signal }))
    return {
      url,
      registryUrl: `http://127.0.0.1:${port + 3}`,
      mailUrl: `http://127.0.0.1:${port + 2}`,
      accountsFile: accountsFile(dataDir),
      databaseUrl: appUrlOf(dataDir, database),
      stop: () => stopApp(child, port).finally(() => removeCluster(dataDir)),
    }
  child.kill('SIGTERM')
  await exitOf(child, longestStopMs)
  throw new Error(`The app did not become healthy. The end of its output:\n${tail(await readFile(log, 'utf8'))}`)
}

function appUrlOf(dataDir: string, { DATABASE_URL }: Readonly<Record<string, string>>): string {
  const url = findAppUrl({ ...environment(), DOTQUAD_WORLD: 'simulated', DOTQUAD_DATA_DIR: dataDir, DATABASE_URL })
  invariant(url, 'an app that is healthy has a database')
  return url
}

const tail = (text: string) => text.trimEnd().split('\n').slice(-30).join('\n')
const hasExited = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null

async function becomesHealthy(child: ChildProcess, app: { url: string; signal: AbortSignal }): Promise<boolean> {
  const deadline = performance.now() + longestStartMs
  while (performance.now() < deadline && !hasExited(child) && !app.signal.aborted) {
    const answer = await fetch(`${app.url}/api/health`, { signal: AbortSignal.timeout(5_000) }).catch(() => null)
    if (answer?.ok) return true
    await wait(250)
  }
  return false
}

/** Whether the child has exited within `patienceMs`. */
async function exitOf(child: ChildProcess, patienceMs: number): Promise<boolean> {
  const deadline = performance.now() + patienceMs
  while (!hasExited(child) && performance.now() < deadline) await wait(50)
  return hasExited(child)
}

async function stopApp(child: ChildProcess, port: number): Promise<void> {
  if (hasExited(child)) throw new Error(`The app exited during the tests, with ${child.exitCode ?? child.signalCode}.`)
  child.kill('SIGTERM')
  if (!(await exitOf(child, longestStopMs))) {
    child.kill('SIGKILL')
    throw new Error(`The app did not stop within ${longestStopMs / 1000} s of SIGTERM.`)
  }
  if (!(await isPortFree(port))) throw new Error(`The app stopped but left something listening on port ${port}.`)
}
