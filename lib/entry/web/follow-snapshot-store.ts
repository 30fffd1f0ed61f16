/** Keeps a web machine without a worker on the snapshots of its house: looks every half minute whether there are others. */
import { worldNow } from '#lib/platform/clock.ts'
import { makeLog } from '#lib/platform/log.ts'
import { snapshotStore } from '#lib/wiring.ts'
import { fetchShared } from '../worker/shared-store.ts'

const everyMs = 30_000

/** Until the process ends. Does nothing where no store is configured. */
export function followSnapshotStore(): void {
  if (snapshotStore() === null) return
  let trouble: string | null = null
  const follow = async () => {
    try {
      await fetchShared((await worldNow()).toISOString())
      trouble = null
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      // Told once, not every half minute; what is here goes on answering, with its age.
      if (message !== trouble) makeLog('web').warn({ error: message }, 'the shared snapshots could not be fetched')
      trouble = message
    }
    setTimeout(follow, everyMs).unref()
  }
  setTimeout(follow, 0)
}
