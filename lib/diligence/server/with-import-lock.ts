/** One import at a time in a world, across processes. A lock whose process is gone is taken over. */
import { setTimeout as wait } from 'node:timers/promises'
import { OperatorRefusal } from '#lib/platform/operator-refusal.ts'
import { releaseLock, takeLock } from '#lib/platform/process-lock.ts'
import type { WorldFolder } from './world-folder.ts'

const patienceMs = 120_000
const pauseMs = 200

export async function withImportLock<T>(folder: WorldFolder, run: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + patienceMs
  for (let holder = takeLock(folder.lock); holder !== null; holder = takeLock(folder.lock)) {
    if (performance.now() > deadline) {
      throw new OperatorRefusal(
        `Another import, process ${holder}, has held ${folder.lock} for two minutes. Wait for it, or stop it and start again.`,
      )
    }
    await wait(pauseMs)
  }
  try {
    return await run()
  } finally {
    releaseLock(folder.lock)
  }
}
