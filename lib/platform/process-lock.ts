/**
 * A lock that says which process holds something. Kept by the process's life, not by its tidiness: after
 * kill -9 or a restart of the machine the next one takes it over.
 *
 * Each taking is a turn, a file numbered one past the last. The last turn's file is never removed while it is
 * the last, so of all that find it dead only one can write the next: no moment is without a file to lose to.
 */
import { linkSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
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

const turnFile = (path: string, turn: number) => `${path}.${turn}`

/** The turns there are files of, highest first. */
function listTurns(path: string): number[] {
  const lock = `${basename(path)}.`
  try {
    return readdirSync(dirname(path))
      .filter((name) => name.startsWith(lock) && /^\d+$/.test(name.slice(lock.length)))
      .map((name) => Number(name.slice(lock.length)))
      .sort((a, b) => b - a)
  } catch (error) {
    if (isMissingFile(error)) return []
    throw error
  }
}

/** A turn that was given back, or that cannot be read, has no holder. */
function holderOf(file: string): number | null {
  try {
    const holder = Holder.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data
    return holder && isAlive(holder.pid) && startOf(holder.pid) === holder.startedAt ? holder.pid : null
  } catch (error) {
    if (isMissingFile(error) || error instanceof SyntaxError) return null
    throw error
  }
}

/** The process that holds the lock, or null where nobody does. */
export function findHolder(path: string): number | null {
  const [last] = listTurns(path)
  return last === undefined ? null : holderOf(turnFile(path, last))
}

/** Takes the lock and gives null, or gives the pid of the process that has it. */
export function takeLock(path: string): number | null {
  mkdirSync(dirname(path), { recursive: true })
  const written = `${path}.${process.pid}.new`
  writeFileSync(written, JSON.stringify({ pid: process.pid, startedAt: startOf(process.pid) }))
  try {
    for (;;) {
      const [last = 0] = listTurns(path)
      const holder = holderOf(turnFile(path, last))
      if (holder !== null) return holder
      if (appearsAs(turnFile(path, last + 1), written) && isLast(path, last + 1)) return null
    }
  } finally {
    rmSync(written, { force: true })
  }
}

/** Whether this turn, just taken, is the last. One that came so late that others have passed it is given up. */
function isLast(path: string, turn: number): boolean {
  const turns = listTurns(path)
  if (turns[0] !== turn) {
    rmSync(turnFile(path, turn), { force: true })
    return false
  }
  // The one before stays, so that a folder read at this very moment shows one of the two.
  for (const past of turns.slice(2)) rmSync(turnFile(path, past), { force: true })
  return true
}

/** A turn appears with all it says or not at all: nobody ever reads one that is still empty. */
function appearsAs(file: string, written: string): boolean {
  try {
    linkSync(written, file)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

/** Gives the lock back, if this process has it: another's stays another's. */
export function releaseLock(path: string): void {
  const [last] = listTurns(path)
  if (last !== undefined && holderOf(turnFile(path, last)) === process.pid) truncateSync(turnFile(path, last))
}
