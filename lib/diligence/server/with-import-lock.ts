/** One import at a time in a world, across processes. A lock whose process is gone is taken over. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { isMissingFile } from '#lib/platform/missing-file.ts'
import { OperatorRefusal } from '#lib/platform/operator-refusal.ts'
import type { WorldFolder } from './world-folder.ts'

const patienceMs = 120_000
const pauseMs = 200

export async function withImportLock<T>(folder: WorldFolder, run: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + patienceMs
  while (!takeLock(folder.lock)) {
    if (performance.now() > deadline) {
      throw new OperatorRefusal(
        `Another import has held ${folder.lock} for two minutes. Wait for it, or stop it and start again.`,
      )
    }
    await wait(pauseMs)
  }
  try {
    return await run()
  } finally {
    rmSync(folder.lock, { force: true })
  }
}

function takeLock(path: string): boolean {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    if (!isHeld(path)) rmSync(path, { force: true })
    return false
  }
}

function isHeld(path: string): boolean {
  try {
    const holder = Number(readFileSync(path, 'utf8'))
    // A lock just made may still be empty: its maker is alive.
    return holder === 0 || isAlive(holder)
  } catch (error) {
    if (isMissingFile(error)) return false
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
