/** `npm start`: everything on one machine, from an empty folder to pages in a browser. */
import { join } from 'node:path'
import { environment } from '#lib/platform/env.ts'
import { OperatorRefusal } from '#lib/platform/operator-refusal.ts'
import { generateClient } from '#lib/platform/prisma/generate-client.ts'
import { findHolder, releaseLock, takeLock } from '#lib/platform/process-lock.ts'
import { preflight } from './start/preflight.ts'
import { showProgress } from './start/progress.ts'

function refuseSecond(dataDir: string, holder: number | null): void {
  if (holder === null) return
  throw new OperatorRefusal(
    `Dotquad already runs on ${dataDir} (process ${holder}): stop that one, or set DOTQUAD_DATA_DIR to another folder.`,
  )
}

export async function main(): Promise<number> {
  const settings = environment()
  const dataDir = settings.DOTQUAD_DATA_DIR
  const lock = join(dataDir, 'start.lock')
  refuseSecond(dataDir, findHolder(lock)) // before its own port is found to be in use
  await preflight(settings)
  refuseSecond(dataDir, takeLock(lock))
  try {
    const progress = showProgress(process.stdout)
    // After `npm ci --ignore-scripts` the client is not there yet, and what runs the house imports it.
    await progress.step('client', generateClient)
    const { runHouse } = await import('./start/run-house.ts')
    await runHouse(settings, progress)
  } finally {
    releaseLock(lock)
  }
  // A stop in the middle of an import leaves it whole or absent: nothing is worth waiting for.
  process.exit(0)
}
