/** One round of imports for a world: its own generator writes the files first, where it has one. */
import { worldFolder } from '#lib/diligence/server/world-folder.ts'
import { type SyncRequest, syncWorld } from '#lib/diligence/server/sync-world.ts'
import { OperatorRefusal } from '#lib/platform/operator-refusal.ts'
import { writeWorld } from '#lib/simulation/world/write-world.ts'

export type ImportWorldRequest = Omit<SyncRequest, 'sourcesDir'> & {
  /** The folder of files; null where none was named. */
  sourcesDir: string | null
}

export async function importWorld(request: ImportWorldRequest) {
  return syncWorld({ ...request, sourcesDir: request.sourcesDir ?? (await generatedSources(request)) })
}

async function generatedSources({ world, dataDir, fetchedAt }: ImportWorldRequest): Promise<string> {
  if (world !== 'simulated') {
    throw new OperatorRefusal(
      `The world "${world}" imports from a folder of files: name it with --sources-dir or DOTQUAD_SOURCES_DIR.`,
    )
  }
  const { generated } = worldFolder(dataDir, world)
  await writeWorld(generated, { asOf: fetchedAt.slice(0, 10) })
  return generated
}
