/**
 * What the pid file of a cluster says, and whether it is still true.
 *
 * After kill -9 the file stays, and the dead process may stay too, as a zombie that nobody has
 * collected yet: PostgreSQL then takes it for a running server and refuses to start.
 */
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { isMissingFile } from '#lib/platform/missing-file.ts'

type ProcessState = 'gone' | 'zombie' | 'postgres' | 'other' | 'unknown'

function findText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (isMissingFile(error)) return null
    throw error
  }
}

/** Pid and port from postmaster.pid (its lines 1 and 4), or null where no server wrote one. */
export function findPidFile(cluster: string): { pid: number; port: number } | null {
  const lines = findText(join(cluster, 'postmaster.pid'))?.split('\n')
  return lines ? { pid: Number(lines[0]), port: Number(lines[3]) } : null
}

/** Linux alone tells: elsewhere PostgreSQL's own check has to do. */
function stateOf(pid: number): ProcessState {
  if (process.platform !== 'linux') return 'unknown'
  const stat = findText(`/proc/${pid}/stat`)
  if (stat === null) return 'gone'
  const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'))
  if (stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z')) return 'zombie'
  return name.startsWith('postgres') ? 'postgres' : 'other'
}

/** Clears a pid file whose server is gone; a dead server's zombie is waited for. */
export async function clearStalePidFile(cluster: string): Promise<void> {
  const left = findPidFile(cluster)
  if (!left) return
  for (let i = 0; i < 100 && stateOf(left.pid) === 'zombie'; i++) await wait(100)
  const state = stateOf(left.pid)
  // The number may by now belong to another program, which PostgreSQL would take for its server.
  if (state === 'gone' || state === 'other') rmSync(join(cluster, 'postmaster.pid'), { force: true })
}

/** Whether the cluster's server lives, as far as can be told without asking it. */
export function isServing(cluster: string): boolean {
  const left = findPidFile(cluster)
  return left !== null && ['postgres', 'unknown'].includes(stateOf(left.pid))
}
