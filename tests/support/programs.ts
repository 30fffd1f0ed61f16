/** Programs of the house as child processes, each of which may be killed at any moment. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { root } from './source-files.ts'

export type RunningProgram = {
  /** All that it has written so far. */
  output(): string
  /** kill -9. */
  kill(): Promise<void>
  /** As Ctrl-C would. */
  stop(): Promise<void>
}

type ProgramCall = { name: 'web' | 'worker'; log: string; environment: Readonly<Record<string, string>> }

/** Starts it and returns once it says that it works. Throws where it ends before. */
export async function startProgram({ name, log, environment }: ProgramCall): Promise<RunningProgram> {
  mkdirSync(dirname(log), { recursive: true })
  const child = spawn(process.execPath, [resolve(root, 'lib/entry/dotquad.mjs'), name], {
    cwd: root,
    env: { ...inherited(), NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const file = createWriteStream(log, { flags: 'a' })
  child.stdout?.pipe(file, { end: false })
  child.stderr?.pipe(file, { end: false })
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  const ready = new Promise<true>((done) => child.once('message', () => done(true)))
  if (!(await Promise.race([ready, ended]))) throw new Error(`${name} ended at once:\n${readFileSync(log, 'utf8')}`)
  const end = (signal: NodeJS.Signals) => async () => {
    if (isRunning(child)) child.kill(signal)
    await ended
  }
  return { output: () => readFileSync(log, 'utf8'), kill: end('SIGKILL'), stop: end('SIGTERM') }
}

const isRunning = ({ exitCode, signalCode }: ChildProcess) => exitCode === null && signalCode === null

/** Nothing of the caller's own settings: the tests answer for what they name alone. */
const inherited = () =>
  Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(DOTQUAD_|STRIPE_|SMTP_|RDAP_|DATABASE_URL$|PORT$)/.test(name)),
  )
