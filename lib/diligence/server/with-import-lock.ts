/** One import, and one transfer, at a time in a world, across processes. A lock whose process is gone is taken over. */
import { setTimeout as wait } from 'node:timers/promises'
import { OperatorRefusal } from '#lib/platform/operator-refusal.ts'
import { releaseLock, takeLock } from '#lib/platform/process-lock.ts'
import type { WorldFolder } from './world-folder.ts'

const patienceMs = 120_000
const pauseMs = 200

/** Whoever reads or replaces the catalogue to change it. */
export const withImportLock = <T>(folder: WorldFolder, run: () => Promise<T>): Promise<T> =>
  withLock({ path: folder.lock, holding: 'import' }, run)

/** Whoever fetches from or shares with the other machines of the house. Taken before the import lock, never after. */
export const withTransferLock = <T>(folder: WorldFolder, run: () => Promise<T>): Promise<T> =>
  withLock({ path: folder.transferLock, holding: 'transfer of snapshots' }, run)

async function withLock<T>({ path, holding }: { path: string; holding: string }, run: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + patienceMs
  for (let holder = takeLock(path); holder !== null; holder = takeLock(path)) {
    if (performance.now() > deadline) {
      throw new OperatorRefusal(
        `Another ${holding}, process ${holder}, has held ${path} for two minutes. Wait for it, or stop it and start again.`,
      )
    }
    await wait(pauseMs)
  }
  try {
    return await run()
  } finally {
    releaseLock(path)
  }
}
