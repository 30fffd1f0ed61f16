/** `npm start`: everything on one machine, from an empty folder to pages in a browser. */
import { join } from 'node:path'
import { environment } from '#lib/platform/env.ts'
import { OperatorRefusal } from '#lib/platform/operator-refusal.ts'
import { generateClient } from '#lib/platform/prisma/generate-client.ts'
import { releaseLock, takeLock } from '#lib/platform/process-lock.ts'
import { preflight } from './start/preflight.ts'
import { showProgress } from './start/progress.ts'

export async function main(): Promise<number> {
  const settings = environment()
  const lock = join(settings.DOTQUAD_DATA_DIR, 'start.lock')
  await preflight(settings)
  const holder = takeLock(lock)
  if (holder !== null) {
    throw new OperatorRefusal(
      `Dotquad already runs on ${settings.DOTQUAD_DATA_DIR} (process ${holder}): stop that one, or set DOTQUAD_DATA_DIR to another folder.`,
    )
  }
  try {
    const progress = showProgress(process.stdout)
    // After `npm ci --ignore-scripts` the client is not there yet, and what runs the house imports it.
    await progress.step('client', generateClient)
    const { runHouse } = await import('./start/run-house.ts')
    return await runHouse(settings, progress)
  } finally {
    releaseLock(lock)
  }
}
