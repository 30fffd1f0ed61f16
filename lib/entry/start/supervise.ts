/**
 * Runs one of our programs as a child, and again when it dies by itself, a few times.
 *
 * In a process group of its own, so that Ctrl-C reaches only the program that started it, which then
 * stops them in order; over a channel whose end tells the child that its parent is gone.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { childEnvironment } from '#lib/platform/env.ts'
import { projectRoot } from '#lib/platform/project-root.ts'

export type Supervised = {
  /** Resolves when the program says it works. */
  ready: Promise<void>
  /** Resolves with a sentence once it died more often than is tried again, never otherwise. */
  failed: Promise<string>
  /** Asks it to stop, and after `patience` makes it. */
  stop(): Promise<void>
}

export type Program = {
  name: 'web' | 'worker' | 'simulation'
  /** File that its output is added to. */
  log: string
  /** Added to its environment. */
  variables: Readonly<Record<string, string>>
  /** Told when it died and is started again. */
  onRestart(sentence: string): void
}

const patienceMs = 10_000
const most = { restarts: 3, withinMs: 60_000 }

function spawnProgram({ name, log, variables }: Program): ChildProcess {
  mkdirSync(dirname(log), { recursive: true })
  const output = openSync(log, 'a')
  const child = spawn(process.execPath, [join(projectRoot, 'lib/entry/dotquad.mjs'), name], {
    cwd: projectRoot,
    detached: true,
    stdio: ['ignore', output, output, 'ipc'],
    env: childEnvironment({ ...variables, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }),
  })
  closeSync(output)
  return child
}

const exitOf = (child: ChildProcess): Promise<string> =>
  new Promise((resolve) => {
    child.once('exit', (status, signal) => resolve(signal ?? `exit status ${status}`))
    child.once('error', (error) => resolve(error.message))
  })

async function endOf(child: ChildProcess, ended: Promise<string>): Promise<void> {
  child.kill('SIGTERM')
  const late = await Promise.race([ended.then(() => false), wait(patienceMs, true, { ref: false })])
  if (late) child.kill('SIGKILL')
  await ended
}

export function superviseProgram(program: Program): Supervised {
  const ready = Promise.withResolvers<void>()
  const failed = Promise.withResolvers<string>()
  const deaths: number[] = []
  let stopping = false
  let running: { child: ChildProcess; ended: Promise<string> }

  const start = () => {
    const child = spawnProgram(program)
    running = { child, ended: exitOf(child) }
    child.on('message', () => ready.resolve())
    running.ended.then(onEnd)
  }
  const onEnd = (how: string) => {
    if (stopping) return
    const now = performance.now()
    deaths.push(now)
    const recent = deaths.filter((death) => now - death < most.withinMs)
    if (recent.length > most.restarts) {
      failed.resolve(
        `The ${program.name} program died ${recent.length} times within a minute (${how}). Its log is ${program.log}.`,
      )
      return
    }
    program.onRestart(`The ${program.name} program died (${how}) and is started again. Its log is ${program.log}.`)
    start()
  }
  start()
  return {
    ready: ready.promise,
    failed: failed.promise,
    stop: async () => {
      stopping = true
      await endOf(running.child, running.ended)
    },
  }
}
