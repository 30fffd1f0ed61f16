/** Starts the embedded database again where it dies (the kernel ran out of memory, somebody killed it), a few times. */
import { setTimeout as wait } from 'node:timers/promises'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#lib/platform/postgres/embedded.ts'

const lookEveryMs = 1_000
const mostRestarts = 3

type Kept = {
  /** Resolves with a sentence once it died more often than is tried again. */
  failed: Promise<string>
  stop(): Promise<void>
}

export function keepRunning(dataDir: string, first: EmbeddedPostgres, note: (text: string) => void): Kept {
  const ended = new AbortController()
  let server = first

  const watch = async (): Promise<string> => {
    for (let restarts = 0; restarts <= mostRestarts; ) {
      await wait(lookEveryMs, undefined, { signal: ended.signal })
      if (server.isRunning()) continue
      restarts += 1
      note('The database died and is started again; nothing that was written is lost.')
      server = await startEmbeddedPostgres(dataDir)
    }
    return `The database died ${mostRestarts + 1} times. Its log is ${server.log}.`
  }
  const failed = watch()
  return {
    failed,
    stop: async () => {
      ended.abort()
      await failed.catch(expectAbort)
      server.stop()
    },
  }
}

/** Stopping ends the watch by aborting its wait; a restart in hand is finished first. */
function expectAbort(error: unknown): void {
  if (!(error instanceof Error && error.name === 'AbortError')) throw error
}
