/** Runs one of PostgreSQL's programs as the server's user and waits for it. */
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import type { ServerUser } from './server-user.ts'

/** `status` is null where the program could not be started or was killed. `detached`: it leaves a server behind. */
export function runAs(
  user: ServerUser,
  [program, ...parameters]: readonly [string, ...string[]],
  kind: 'attached' | 'detached' = 'attached',
): { status: number | null; output: string } {
  const ids = user.kind === 'other' ? { uid: user.uid, gid: user.gid } : {}
  // The server inherits this environment: no secrets of ours, and messages in English, which we read.
  const env: NodeJS.ProcessEnv = {
    NODE_ENV: 'production',
    PATH: '/usr/bin:/bin',
    HOME: tmpdir(),
    LC_ALL: 'C',
    TZ: 'UTC',
  }
  // A server that keeps our pipe open would keep us waiting for ever.
  const stdio = kind === 'detached' ? 'ignore' : 'pipe'
  const done = spawnSync(program, parameters, { ...ids, env, cwd: '/', stdio, encoding: 'utf8', timeout: 120_000 })
  return { status: done.status, output: [done.stdout, done.stderr, done.error?.message].filter(Boolean).join('\n') }
}
