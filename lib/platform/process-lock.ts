/**
 * A file that says which process holds something. Kept by the process's life, not by its tidiness:
 * after kill -9 or a restart of the machine the next one takes it over.
 */
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { isMissingFile } from './missing-file.ts'

const Holder = z.object({ pid: z.number(), startedAt: z.string() })

/** When the process began, in the kernel's own count (Linux): a number handed out again has another one. */
function startOf(pid: number): string {
  if (process.platform !== 'linux') return ''
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return state === 'Z' ? 'dead' : (fields[18] ?? '')
  } catch (error) {
    if (isMissingFile(error)) return 'dead'
    throw error
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** The process that holds the lock, or null where nobody does. A file that cannot be read holds nothing. */
export function findHolder(path: string): number | null {
  try {
    const holder = Holder.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data
    return holder && isAlive(holder.pid) && startOf(holder.pid) === holder.startedAt ? holder.pid : null
  } catch (error) {
    if (isMissingFile(error) || error instanceof SyntaxError) return null
    throw error
  }
}

/** Takes the lock and gives null, or gives the pid of the process that has it. */
export function takeLock(path: string): number | null {
  mkdirSync(dirname(path), { recursive: true })
  const mine = `${path}.${process.pid}`
  writeFileSync(mine, JSON.stringify({ pid: process.pid, startedAt: startOf(process.pid) }))
  try {
    if (appearsAs(path, mine)) return null
    const holder = findHolder(path)
    if (holder !== null) return holder
    rmSync(path, { force: true })
    return appearsAs(path, mine) ? null : (findHolder(path) ?? -1)
  } finally {
    rmSync(mine, { force: true })
  }
}

/** A lock appears with all it says or not at all: nobody ever reads one that is still empty. */
function appearsAs(path: string, written: string): boolean {
  try {
    linkSync(written, path)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

export const releaseLock = (path: string) => rmSync(path, { force: true })
