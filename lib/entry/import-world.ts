/** One round of imports for a world: its own generator writes the files first, where it has one. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type SyncRequest, syncWorld } from '#lib/diligence/server/sync-world.ts'
import { worldFolder } from '#lib/diligence/server/world-folder.ts'
import { OperatorRefusal } from '#lib/platform/operator-refusal.ts'
import { birthOf } from '#lib/simulation/world/birth.ts'
import { readEvents } from '#lib/simulation/world/event-journal.ts'
import { newestPublishedDay, newestRun } from '#lib/simulation/world/publication.ts'
import { writeWorld } from '#lib/simulation/world/write-world.ts'

export type ImportWorldRequest = Omit<SyncRequest, 'sourcesDir'> & {
  /** The folder of files; null where none was named. */
  sourcesDir: string | null
}

export async function importWorld(request: ImportWorldRequest) {
  const { world, sourcesDir } = request
  if (sourcesDir === null && world !== 'simulated') {
    throw new OperatorRefusal(
      `The world "${world}" imports from a folder of files: name it with --sources-dir or DOTQUAD_SOURCES_DIR.`,
    )
  }
  return syncWorld({ ...request, sourcesDir: sourcesDir ?? (() => generateSources(request)) })
}

async function generateSources({ world, dataDir, fetchedAt }: ImportWorldRequest): Promise<string> {
  const { root, generated } = worldFolder(dataDir, world)
  const day = newestPublishedDay(fetchedAt)
  const birth = birthOf(root, day)
  const events = readEvents(root)
  // What it wrote on other days is imported already and kept under its hash.
  await rm(generated, { recursive: true, force: true })
  await writeWorld(generated, {
    ...birth,
    asOf: day > birth.genesis ? day : birth.genesis,
    events,
    run: newestRun(events, fetchedAt),
  })
  return join(generated, 'sources')
}
